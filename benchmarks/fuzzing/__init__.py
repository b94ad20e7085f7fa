"""Fuzzing every public door: inputs made of a grammar of tokens and of damaged small seeds.

Run ``python -m benchmarks.fuzzing --inputs 100000``; each input is made again from its number
alone, so that ``--door NAME --only NUMBER`` gives one back.
"""
