"""One file per check on what the council writes, on a shelf for each subject.

``clause`` (CLS), ``library`` (LIB), ``opportunity`` (OPP) and ``pack`` (PCK): checking one subject loads no
other shelf. Modules that begin with an underscore serve several checks.
"""
