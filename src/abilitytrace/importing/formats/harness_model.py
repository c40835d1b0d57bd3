"""Which model a result file of lm-evaluation-harness is about, and with which arguments it was run.

The file says so in `config.model_args`, as text (`pretrained=ORG/NAME,revision=step1000`) or as a mapping; where it does
not, the names of the file and its folders are all there is, and the answer says that it is a guess.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.importing.formats.harness_metrics import named

__all__ = ["Model", "arguments", "model_of", "said", "settings_of"]

_MODEL_KEYS = ("pretrained", "model", "engine", "model_name", "path")
# weights laid over those of `pretrained`: the model that is measured is the one they make
_LAID_OVER = ("peft", "lora", "delta")
# how a run was spread over machines, or how it got in: the same weights asked the same questions
_NEUTRAL = named(
    "parallelize use_accelerate trust_remote_code device device_map device_map_option max_memory_per_gpu max_cpu_memory"
    " offload_folder low_cpu_mem_usage batch_size max_batch_size tensor_parallel_size data_parallel_size"
    " pipeline_parallel_size gpu_memory_utilization swap_space download_dir cache_dir num_concurrent max_retries"
    " base_url tokenized_requests use_cache gpus"
)
_SECRET = re.compile(r"token$|api_?key|secret|passw|credential|^auth|^use_auth", re.IGNORECASE | re.ASCII)
_NO_SECRET = frozenset(("add_bos_token", "add_eos_token", "prefix_token", "bos_token", "eos_token", "pad_token"))
# the branch that a repository has of itself: no checkpoint
_MAIN = ("", "main", "master", "none")

_STEP = re.compile(r"(?:global[_-]?)?(?:step|checkpoint|ckpt|iter)[-_]?\d+", re.ASCII)
_NOT_A_NAME = re.compile(
    r"_?eval_results_[\d-]+|results?_\d{4}-[\dT.:-]+|\d{4}-\d\d-\d\dT[\d.:-]+|[-_]?\d+-?shot|[-_]?(?:zero|one|few|five)-?shot"
    r"|[-_]?checkpoints_agg|[-_]?harness[-_]?eval(?:uation)?",
    re.IGNORECASE | re.ASCII,
)
_GENERIC = re.compile(
    r"|results?|eval(?:s|uations?)?|output|outputs|logs?|runs?|harness|lm[-_]?eval.*|bslmeval|zero|one|few|five|baseline"
    r"|intervention|samples?|data|all[-_]results.*|models?|humaneval.*|metrics|json|scores?|tmp|home",
    re.IGNORECASE | re.ASCII,
)
# the last parts of a path that may name a model; above them are homes and projects
_PARENTS = 3
_MAX_SETTING = 120


class Model(NamedTuple):
    """A model by its foreign name. `base` are the weights it is laid over; `guessed` as in FoundModel."""

    name: str
    revision: str = ""
    guessed: str = ""
    base: str = ""


def arguments(raw: Any) -> dict[str, str]:
    """`model_args` as name → text, in the order of the file; empty for anything else than text or a mapping."""
    if isinstance(raw, dict):
        return {str(key): text for key, value in raw.items() if (text := said(value))}
    if not isinstance(raw, str):
        return {}
    pieces: list[str] = []
    for piece in raw.split(","):
        # a comma inside a value: `max_memory={0: 1, 1: 2}`
        if pieces and "=" not in piece:
            pieces[-1] += f",{piece}"
        else:
            pieces.append(piece)
    pairs = (piece.partition("=") for piece in pieces)
    return {key.strip(): text for key, _, value in pairs if key.strip() and (text := said(value.strip()))}


def said(value: Any) -> str:
    """A setting's value as text: empty for null, `true` and `false` for yes and no, a digest for what is too long to read."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = value.lower() if value.lower() in ("true", "false") else value
    elif isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        text = str(int(value))
    else:
        text = _dumped(value)
    if len(text) <= _MAX_SETTING:
        return text
    return f"sha256:{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:12]}"


def _dumped(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    except (ValueError, RecursionError):
        # an integer too long to print, or nesting too deep
        return "?"


def settings_of(given: dict[str, str]) -> dict[str, str]:
    """The arguments that a rerun must share: without the model's name, what is neutral, and whatever may be a secret."""
    return {
        key: value
        for key, value in given.items()
        if key not in (*_MODEL_KEYS, *_LAID_OVER, "revision")
        and key not in _NEUTRAL
        and (key in _NO_SECRET or not _SECRET.search(key))
        # what the harness would have done anyway
        and value != "auto"
    }


def model_of(data: dict[str, Any], path: Path, wanted: str) -> Model:
    """The model of a result file: the one the user names, else the file, else the names of the file and its folders."""
    config = data.get("config")
    config = config if isinstance(config, dict) else {}
    raw = config.get("model_args")
    given = arguments(raw)
    revision = _revision(given, config, raw)
    if wanted:
        name, at, chosen = wanted.rpartition("@") if "@" in wanted else (wanted, "", "")
        return Model(name, chosen if at else revision)
    base = next((given[key] for key in _MODEL_KEYS if given.get(key)), "")
    over = next((given[key] for key in _LAID_OVER if given.get(key)), "")
    if over:
        return Model(over, "", "", f"{base}@{revision}" if base and revision else base)
    stated = data.get("model_name")
    name = base or (stated.strip() if isinstance(stated, str) else "")
    return Model(name, revision) if name else _guess(path, revision)


def _revision(given: dict[str, str], config: dict[str, Any], raw: Any) -> str:
    """The checkpoint: `revision`, or the iteration that a GPT-NeoX configuration says it loaded."""
    revision = given.get("revision") or said(config.get("model_revision"))
    if revision.lower() not in _MAIN:
        return revision
    iteration = raw.get("iteration") if isinstance(raw, dict) and "pretrained" not in raw else None
    return f"step{iteration}" if isinstance(iteration, int) and 0 <= iteration < 10**12 else ""


def _guess(path: Path, revision: str) -> Model:
    """The model by the names of the file and the folders above it: the first that is not `results` or the like.

    A folder that ends with what the file is called is its full name: `pythia-1.4b-deduped/1.4b-deduped_step0.json`.
    """
    stem = path.name.removesuffix(".jsonl").removesuffix(".json")
    if not revision and (step := _STEP.search(stem)):
        revision = step.group()
    parents = [folder.name for folder in path.absolute().parents][:_PARENTS]
    own = _bare(stem)
    if own:
        longer = next((name for name in parents if name.lower().endswith(own.lower())), "")
        return Model(longer or own, revision, "folder" if longer else "file")
    folder = next((bare for name in parents if (bare := _bare(name))), "")
    if not folder:
        return Model(stem or "model", revision, "file")
    return Model(_repository(folder), revision, "folder")


def _bare(name: str) -> str:
    """A file's or folder's name without steps, shots and dates; empty where nothing of a model's name is left."""
    bare = _NOT_A_NAME.sub("", _STEP.sub("", name)).strip("-_. ")
    return "" if _GENERIC.fullmatch(bare) else bare


def _repository(folder: str) -> str:
    """`ORG__NAME`, as the harness calls the folder of a model, as `ORG/NAME`."""
    organisation, separator, name = folder.lstrip("_").rpartition("__")
    return f"{organisation.rpartition('__')[2]}/{name}" if separator and organisation and name else folder
