"""Which model of the Hub a file belongs to: a card or a recipe does not say so itself, its path often does."""

import re
from pathlib import Path
from typing import NamedTuple

__all__ = ["Repository", "is_local", "is_name", "repository", "repository_name"]

_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?", re.ASCII)
_HUB = re.compile(
    r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/(?!datasets/|spaces/|docs/|papers/)", re.IGNORECASE
)
_CACHED = re.compile(r"models--(?:(.+?)--)?(.+)")
# files that are about the folder they stand in
_OF_FOLDER = re.compile(
    r"readme.*|model[-_ ]?card.*|index|merge(?:kit)?(?:[-_](?:moe[-_])?config)?|config|recipe", re.IGNORECASE
)
_SUFFIXES = (".md", ".markdown", ".yaml", ".yml", ".excerpt", ".readme", ".modelcard", ".card")
# folders of a repository, or of a copy of one: its name stands above them
_INNER = re.compile(r"\.eval_results|\.cache|main|resolve|blob|raw|snapshots|[0-9a-f]{40}", re.IGNORECASE)
# folders that hold repositories and are no organisation
_CONTAINER = re.compile(
    r"(?:.*[-_])?(?:models?|cards?|hub|repos?|repositories|mirror|merges?|llms?)"
    r"|.*\d{4}-\d\d.*|\..*|(?:te?mp|test|pytest).*|.*[-_]test"
    r"|work(?:space)?|projects?|git|github|code|src|docs|weights|checkpoints|runs|outputs?|exp(?:eriments?)?|root|home|users?"
    r"|mnt|data|opt|var|srv|scratch|shared|downloads?|desktop|documents|samples?|files|inputs?|configs?|examples?|assets|real",
    re.IGNORECASE,
)
# a leaderboard's address of one model: `…?query=ORG/NAME`, `…/ORG/NAME/results_…`, `…/details_ORG__NAME`
_LEADERBOARD = re.compile(
    r"/open_llm_leaderboard[^\s)\"'>=]{0,60}[?&](?:query|search)=([\w.-]{1,96})(?:/|%2F)([\w.-]{1,96})"
    r"|/open-llm-leaderboard/results/blob/main/([\w.-]{1,96})/([\w.-]{1,96})/results_"
    r"|/open-llm-leaderboard/details_([\w.-]{1,96}?)__([\w.-]{1,96})",
    re.ASCII | re.IGNORECASE,
)


# as much of a card is searched for addresses
_SEARCHED = 1_000_000


class Repository(NamedTuple):
    """A model's name, and where it was taken from: `repository` (the path), `leaderboard` (and an address), `cache`.

    The basis is empty where the user gave the name. `certain`: the path spells the repository out, or the user said it.
    """

    name: str
    basis: str
    certain: bool = False


def is_name(text: str) -> bool:
    """Whether a text has the shape of a name on the Hub, `ORG/NAME` or `NAME`."""
    return bool(_NAME.fullmatch(text)) and text.strip("./-_") == text.strip("-_")


def is_local(text: str) -> bool:
    """Whether a text is a path on somebody's disk rather than a name."""
    return (
        text.startswith(("/", ".", "~", "file:", "$"))
        or "\\" in text
        or re.match(r"[A-Za-z]:[/\\]", text) is not None
        or ("://" not in text and text.count("/") > 1)
    )


def repository_name(text: str) -> str:
    """A name on the Hub without what stands around it: an address of the Hub, slashes, spaces."""
    text = text.strip()
    if match := _HUB.match(text):
        text = "/".join(text[match.end() :].split("?")[0].split("#")[0].split("/")[:2])
    return text.strip().rstrip("/")


def repository(path: Path, wanted: str, text: str = "") -> Repository:
    """The model that a file is about: as the user says, else by the path, made whole by a leaderboard's address in `text`."""
    if wanted:
        return Repository(wanted, "", certain=True)
    parts = list(path.absolute().parts)
    for part in reversed(parts):
        if match := _CACHED.fullmatch(part):
            name = f"{match[1]}/{match[2]}" if match[1] else match[2]
            return Repository(name, "cache", certain=True)
    found, certain = _from_path(parts)
    own = found.rpartition("/")[2]
    linked = {} if certain else {
        f"{organisation}/{name}".lower(): f"{organisation}/{name}"
        for match in _LEADERBOARD.finditer(text, 0, _SEARCHED)
        for organisation, name in [[part for part in match.groups() if part]]
        if name.lower() == own.lower()
    }  # fmt: skip
    if len(linked) == 1:
        name = next(iter(linked.values()))
        return Repository(name, "leaderboard")
    return Repository(found, "repository", certain=certain)


def _from_path(parts: list[str]) -> tuple[str, bool]:
    """`ORG/NAME`, or `NAME` alone, and whether the path spells out both."""
    stem = parts.pop() if parts else ""
    while suffix := next((s for s in _SUFFIXES if stem.lower().endswith(s) and len(stem) > len(s)), ""):
        stem = stem[: -len(suffix)]
    organisation, joined, name = stem.partition("__")
    if joined and organisation and name:
        return f"{organisation}/{name}", True
    inner = bool(parts) and parts[-1] == ".eval_results"
    while len(parts) > 1 and _INNER.fullmatch(parts[-1]):
        parts.pop()
    if not (inner or _OF_FOLDER.fullmatch(stem)) or len(parts) < 2:
        return stem, False
    organisation, joined, name = parts[-1].partition("__")
    if joined and organisation and name:
        return f"{organisation}/{name}", True
    above, over = parts[-2], parts[-3] if len(parts) > 2 else ""
    if not _NAME.fullmatch(above) or _CONTAINER.fullmatch(above) or over.lower() in ("", "/", "home", "users"):
        return parts[-1], False
    return f"{above}/{parts[-1]}", over.lower() in ("models", "hub")
