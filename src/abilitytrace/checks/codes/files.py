"""E1: what can be wrong with a file, whatever it says."""

from abilitytrace.checks.codes.code import Code
from abilitytrace.records import Text

__all__ = ["CODES"]

_MODEL = "models:\n  our-base: {name: Our Base 7B}\n"

CODES = (
    Code(
        "E101",
        Text("the file cannot be read", "文件无法读取"),
        Text(
            "There is no such file, it is a folder, pipe or device, it is larger than 64 MiB or holds more than a million "
            "values, or it is not UTF-8 text. Nothing of it is used; other files are still checked. JSON Lines may be larger: "
            "`abilitytrace import jsonl` makes a store of them, one line at most 16 MiB. A store cannot be read when it is "
            "damaged, not finished, or of another version.",
            "文件不存在，或者是文件夹、管道、设备，或者超过 64 MiB、含有超过一百万个值，或者不是 UTF-8 文本。"
            "该文件的内容一概不用，其他文件照常检查。JSON Lines 文件可以更大：用 `abilitytrace import jsonl` 制成存储文件，"
            "其中一行不超过 16 MiB。存储文件若已损坏、尚未完成或来自其他版本，也无法读取。",
        ),
        wrong="include: [gone.yaml]\n",
        right="include: [claims.yaml]\n",
        beside=(("claims.yaml", "schema: 1\n"),),
    ),
    Code(
        "E102",
        Text("not valid YAML or JSON", "不是有效的 YAML 或 JSON"),
        Text(
            "The text breaks off, an indentation does not fit, or a bracket or quote stays open. The place is where the "
            "parser gave up; the cause often stands a line above it. In JSON Lines (`.jsonl`) every line is a JSON object of "
            "its own, with double quotes and without line ends inside.",
            "文本中断、缩进不一致，或者括号、引号没有闭合。所报位置是解析器停下的地方，原因常在上一行。"
            "在 JSON Lines 文件（`.jsonl`）中，每一行自成一个 JSON 对象，使用双引号，内部不换行。",
        ),
        wrong='models:\n  our-base: {name: "Our Base 7B}\n',
        right='models:\n  our-base: {name: "Our Base 7B"}\n',
    ),
    Code(
        "E103",
        Text("a key stands twice in one mapping", "同一映射中键重复"),
        Text(
            "Many readers of YAML keep the last of the two without a word, and half of what was written is lost.",
            "许多 YAML 读取器会悄悄只保留后一个，写下的内容就丢了一半。",
        ),
        wrong="models:\n  our-base: {name: Our Base 7B, released: 2025-01, released: 2025-02}\n",
        right="models:\n  our-base: {name: Our Base 7B, released: 2025-01}\n",
    ),
    Code(
        "E104",
        Text("an anchor or alias", "出现锚点或别名"),
        Text(
            "Anchors (`&a`) and aliases (`*a`) are not part of the format: a record reads the same wherever it stands, and "
            "no file can grow beyond what it shows.",
            "锚点（`&a`）和别名（`*a`）不属于本格式：一条记录放在哪里读起来都一样，文件也不会展开得比看上去更大。",
        ),
        wrong="models:\n  our-base: &base {name: Our Base 7B}\n  our-chat: *base\n",
        right="models:\n  our-base: {name: Our Base 7B}\n  our-chat: {name: Our Chat 7B}\n",
    ),
    Code(
        "E105",
        Text("nested too deeply", "嵌套过深"),
        Text(
            "No lineage needs more than 40 levels. A file that has them is of another kind, or made to break its reader.",
            "谱系文件用不到 40 层以上的嵌套。这样的文件不是谱系，或者就是为了弄垮读取程序而写的。",
        ),
        wrong="title: " + "[" * 41 + "]" * 41 + "\n",
        right="title: Our model family\n",
    ),
    Code(
        "E106",
        Text("a key that is not plain text", "键不是普通文本"),
        Text(
            "A list or a mapping stands where a key should. Most often a bracket or a question mark got in.",
            "该写键的地方写了列表或映射，多半是误入了括号或问号。",
        ),
        wrong="models:\n  [our-base]: {name: Our Base 7B}\n",
        right=_MODEL,
    ),
    Code(
        "E107",
        Text("an include that leads out of the folder", "include 指向文件夹之外"),
        Text(
            "A file may include what lies in its own folder or below it, by a relative path. So a lineage can be given to "
            "others as one folder, and no file of theirs can read the rest of your disk. `abilitytrace import jsonl` follows "
            "no `include` at all: name every file in the command.",
            "文件只能用相对路径包含自己所在文件夹及其下的文件。这样一个文件夹就是一份完整的谱系，"
            "别人的文件也读不到你磁盘上的其他内容。`abilitytrace import jsonl` 完全不处理 include：请在命令中列出所有文件。",
        ),
        wrong="include: [../claims.yaml]\n",
        right="include: [claims.yaml]\n",
        beside=(("claims.yaml", "schema: 1\n"),),
    ),
    Code(
        "E108",
        Text("too many files", "文件过多"),
        Text(
            "One lineage may consist of 1,000 files and two million values. A list of includes that is longer was hardly "
            "written by hand.",
            "一份谱系最多由 1,000 个文件、两百万个值组成。更长的 include 列表多半不是手写的。",
        ),
        wrong="include: [" + "claims.yaml, " * 1001 + "claims.yaml]\n",
        right="include: [claims.yaml]\n",
        beside=(("claims.yaml", "schema: 1\n"),),
    ),
    Code(
        "E109",
        Text("files include each other", "文件相互包含"),
        Text(
            "A file includes itself, or one that leads back to it. Two files may include a third one; it is read once.",
            "文件包含了自己，或包含了一个又绕回自己的文件。两个文件包含同一个第三者则没有问题，它只读一次。",
        ),
        wrong="include: [lineage.yaml]\n",
        right="include: [claims.yaml]\n",
        beside=(("claims.yaml", "schema: 1\n"),),
    ),
    Code(
        "E110",
        Text("the file is not a mapping of sections", "文件不是由各节组成的映射"),
        Text(
            "A lineage file begins with sections such as `models:` and `steps:`; see `abilitytrace init`.",
            "谱系文件由 `models:`、`steps:` 等节组成，参见 `abilitytrace init`。",
        ),
        wrong="- {name: Our Base 7B}\n",
        right=_MODEL,
    ),
    Code(
        "E111",
        Text("an unknown key", "未知的键"),
        Text(
            "Nothing is read that nobody asks for: a misspelt key would otherwise lose what stands in it.",
            "不认识的键一律报错，否则拼错一个键，里面的内容就无声地丢了。",
        ),
        wrong="models:\n  our-base: {name: Our Base 7B, relased: 2025-01}\n",
        right="models:\n  our-base: {name: Our Base 7B, released: 2025-01}\n",
    ),
    Code(
        "E112",
        Text("a required key is missing", "缺少必需的键"),
        Text(
            "The record cannot be used without it: a name, the output of a step, the date of a source.",
            "缺了它记录就无法使用，例如名称、步骤的输出、来源的日期。",
        ),
        wrong="sources:\n  report: {title: Our training report, kind: report}\n",
        right="sources:\n  report: {title: Our training report, kind: report, published: 2025-03}\n",
    ),
    Code(
        "E113",
        Text("a value of the wrong type, or not one of the words allowed", "值的类型不对，或不是允许的词"),
        Text(
            "Dates are `2022`, `2022-12` or `2022-12-18`; ids are lower-case words joined by `-`; marks, kinds and levels "
            "are words of the vocabulary.",
            "日期写作 `2022`、`2022-12` 或 `2022-12-18`；id 是用 `-` 连接的小写词；标记、种类、等级都取自词汇表。",
        ),
        wrong="models:\n  our-base: {name: Our Base 7B, released: January 2025}\n",
        right="models:\n  our-base: {name: Our Base 7B, released: 2025-01}\n",
    ),
)
