"""The handful of verbs that everyone calls: the command line, the web pages and other programs.

``check``, ``plan`` (with ``update``), ``build`` and ``verify`` hold the verbs of that name;
``author``, ``start`` and ``release`` those that begin a workspace, a clause or an opportunity and
freeze a draft; ``shelf`` those that list, show and explain; ``doctor`` looks at the surroundings.
They take paths and dates and give back values; findings are values too, and nothing here prints.
Import the one you need: each brings in only the libraries that it uses.
"""
