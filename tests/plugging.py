"""Other people's distributions, as an installer would leave them, for tests of what they add."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Give a function that installs a distribution for the length of a test."""
    before = set(sys.modules)

    def put(name: str, points: Mapping[str, Mapping[str, str]], **modules: str) -> None:
        """Install a distribution in a folder of its own.

        Args:
            name: Its name; the version is 1.0.
            points: Values of entry points by group and name.
            **modules: Source text of its modules by name.
        """
        site = tmp_path / "site" / name
        info = site / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        for module, text in modules.items():
            (site / f"{module}.py").write_text(dedent(text), "utf-8")
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        (info / "METADATA").write_text(head, "utf-8")
        groups = (
            f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in named.items())
            for group, named in points.items()
        )
        (info / "entry_points.txt").write_text("\n".join(groups), "utf-8")
        monkeypatch.syspath_prepend(str(site))

    yield put
    for module in set(sys.modules) - before:
        file = getattr(sys.modules[module], "__file__", None)
        if file and Path(file).is_relative_to(tmp_path):
            del sys.modules[module]
