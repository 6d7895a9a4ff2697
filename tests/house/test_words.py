import ast
import re

BANNED = {
    "tender": "opportunity, pack or response",
    "tenders": "opportunities, packs or responses",
    "tenderer": "supplier",
    "snippet": "clause",
    "tip": "guidance item",
    "placeholder": "blank",
    "override": "departure",
    "bidder": "supplier",
    "bid": "response",
    "vendor": "supplier",
    "client": "contracting authority",
    "evaluate": "assess",
    "evaluation": "assessment",
    "evaluator": "assessor",
    "scorer": "assessor",
    "violation": "finding",
    "persona": "need",
    "pqq": "condition of participation",
    "metric": "award criterion",
}
"""Words of one meaning that the glossary gives another name, singular; plurals are found too.

Words with an honest second meaning (template, link, condition, release) are left to the reader.
"""
BANNED_PAIRS = {"user_story": "need", "add_on": "annex", "approval_flag": "adoption"}

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def test_names_use_the_words_of_the_act(sources, test_sources):
    """No name that the project chooses holds a word that the glossary rules out."""
    found = [
        f"{source.name}:{line} {name}: say {better}"
        for source in (*sources, *test_sources)
        for line, name in _names(source)
        for better in _better(name)
    ]

    assert not found, "\n".join(found)


def test_verbs_say_what_happens(sources):
    """Nothing is called get_, handle_ or process_, nor Manager, Helper or utils."""
    found = [
        f"{source.name}:{line} {name}"
        for source in sources
        for line, name in _names(source)
        if re.match(r"_*(get|handle|process)_", name)
        or re.search(r"Manager|Helper|(^|_)utils?$", name)
    ]

    assert not found, "\n".join(found)


def _names(source):
    """Every name that the file gives: its own, functions, classes, arguments and variables."""
    yield 0, source.path.stem
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def _better(name: str):
    words = [word.lower() for word in _WORD.findall(name)]
    for word in words:
        better = BANNED.get(word) or BANNED.get(word.removesuffix("s"))
        if better:
            yield better
    joined = "_".join(words)
    for pair, better in BANNED_PAIRS.items():
        if pair in joined:
            yield better
