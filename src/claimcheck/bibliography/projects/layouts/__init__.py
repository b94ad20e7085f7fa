"""The layouts of projects: each module here that holds a ``Layout`` is one."""
