import re
import tomllib

SKIPPED = {"__pycache__", "build", "dist", "node_modules"}
TEXT = {".cfg", ".csv", ".in", ".j2", ".md", ".py", ".sh", ".toml", ".txt", ".xml", ".yaml", ".yml"}
KEPT_DOTS = {".ci", ".github", ".gitattributes", ".gitignore", ".pre-commit-hooks.yaml"}
SOMEBODYS_FOLDER = re.compile(
    r"(?<![\w.:/])/(?:tmp|work|home|root|Users|var/folders|mnt|opt)/|[A-Za-z]:\\+(?:Users|work|temp)\b",
    re.IGNORECASE,
)


def test_nothing_names_a_machine_or_its_folders(root):
    """No file holds a path that exists on one machine only."""
    found = [
        f"{path.relative_to(root).as_posix()}:{number} {match.group()}"
        for path in files(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in [SOMEBODYS_FOLDER.search(line)]
        if match and path.name != "test_files.py"
    ]

    assert not found, "\n".join(found)


def test_text_files_end_their_lines_alike(root):
    """Every text file is UTF-8 with LF line ends, no byte-order mark, and a newline at its end."""
    odd = []
    for path in files(root):
        if "broken" in path.parts or "cases" in path.parts:
            continue
        content = path.read_bytes()
        unfinished = bool(content) and not content.endswith(b"\n")
        if unfinished or b"\r" in content or content.startswith(b"\xef\xbb\xbf"):
            odd.append(path.relative_to(root).as_posix())

    assert not odd


def test_nothing_is_left_to_do_in_the_source(sources):
    """No marker of unfinished work stands in the source."""
    marker = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedError")

    assert not [source.name for source in sources if marker.search(source.text)]


def test_the_build_takes_every_top_level_folder(root):
    """The sdist names each folder and page of the repository, so that none is forgotten."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    included = set(project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    present = {f"/{path.name}" for path in root.iterdir() if path.name in KEPT_DOTS}
    present |= {f"/{path.parts[len(root.parts)]}" for path in files(root)}

    assert present <= included


def files(root):
    """Every text file of the repository, in order; caches, builds and environments aside."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = [part for part in parts if part.startswith(".") and part not in KEPT_DOTS]
        if hidden or SKIPPED & set(parts) or "housing-pack" in parts or not path.is_file():
            continue
        if "broken" not in parts and (path.suffix in TEXT or path.name in {"LICENSE", "run"}):
            yield path
