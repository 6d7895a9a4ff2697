"""The handful of verbs that everyone calls: the command line, the web pages and other programs.

``check``, ``plan``, ``build``, ``verify``, ``author`` and ``library`` each hold the verbs of that name. They take
paths and dates and give back values; findings are values too, and nothing here prints. Import the one you need:
each brings in only the libraries that it uses.
"""
