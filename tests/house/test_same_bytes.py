import ast

ALLOWED_ROOMS = ("cli", "api")
"""The one door where today's date and the surroundings enter; below it, both are arguments."""

PURE_ROOMS = ("model", "text", "rules", "checks", "lint", "redline", "compose", "registers")

CLOCK_CALLS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("time", "strftime"),
}
SURROUNDINGS = {("os", "environ"), ("os", "getenv"), ("os", "getlogin"), ("os", "urandom")}
EXCUSED = {
    "sandbox": SURROUNDINGS,  # a child process is given an environment
}
CHANCE_MODULES = {"random", "secrets", "uuid", "locale"}
PURE_MODULES = {"time", "os", "io", "pathlib", "logging", "subprocess", "tempfile", "sys"}


def test_nothing_below_api_reads_clock_or_environment(sources):
    """Dates, time zones and settings come in as arguments everywhere below ``api``."""
    found = []
    for source in _below_api(sources):
        banned = (CLOCK_CALLS | SURROUNDINGS) - EXCUSED.get(source.room, set())
        found += [
            f"{source.name}:{node.lineno} {owner}.{node.attr}"
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Attribute)
            for owner in [_last_name(node.value)]
            if (owner, node.attr) in banned
        ]

    assert not found, "\n".join(found)


def test_nothing_below_api_draws_lots_or_asks_the_locale(sources):
    """The same input gives the same bytes whatever the hash seed, locale or run."""
    found = [
        f"{source.name} imports {module}"
        for source in _below_api(sources)
        for module in _imports(source.tree)
        if module in CHANCE_MODULES
    ]

    assert not found, "\n".join(found)


def test_pure_rooms_have_no_door_to_the_outside(sources):
    """Rooms from model to compose neither import an outside module nor open, print or ask."""
    found = [
        f"{source.name} imports {module}"
        for source in sources
        if source.room in PURE_ROOMS
        for module in _imports(source.tree)
        if module in PURE_MODULES
    ]
    found += [
        f"{source.name}:{node.lineno} calls {node.func.id}"
        for source in sources
        if source.room in PURE_ROOMS
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"open", "print", "input", "eval", "exec", "hash"}
    ]

    assert not found, "\n".join(found)


def test_every_text_file_is_opened_with_its_encoding(sources, test_sources):
    """No text is read or written in the encoding that the machine happens to prefer."""
    found = [
        f"{source.name}:{node.lineno}"
        for source in (*sources, *test_sources)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and _opens_text(node)
        if "encoding" not in {keyword.arg for keyword in node.keywords}
    ]

    assert not found, "\n".join(found)


def _opens_text(call: ast.Call) -> bool:
    name = _last_name(call.func)
    if isinstance(call.func, ast.Attribute) and name in {"read_text", "write_text"}:
        return True
    if not isinstance(call.func, ast.Name) or name != "open":
        return False
    mode = [*call.args[1:2], *(k.value for k in call.keywords if k.arg == "mode")]
    return not any(isinstance(m, ast.Constant) and "b" in str(m.value) for m in mode)


def _below_api(sources):
    return [source for source in sources if source.room not in ALLOWED_ROOMS]


def _imports(tree: ast.Module) -> set[str]:
    modules = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module.partition(".")[0])
    return modules


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""
