"""The phrases of the page of `import`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "importing.lead.one": ("1 file read as {kind}: {parts}.", "按 {kind} 格式读取了 1 个文件：{parts}。"),
    "importing.lead.many": ("{count} files read as {kind}: {parts}.", "按 {kind} 格式读取了 {count} 个文件：{parts}。"),
    "importing.nothing.one": (
        "1 file read as {kind}, and nothing in it to import.",
        "按 {kind} 格式读取了 1 个文件，其中没有可导入的内容。",
    ),
    "importing.nothing.many": (
        "{count} files read as {kind}, and nothing in them to import.",
        "按 {kind} 格式读取了 {count} 个文件，其中没有可导入的内容。",
    ),
    "importing.no-files": (
        "No file of {kind} there: a folder is searched for {patterns}.",
        "没有找到 {kind} 格式的文件：文件夹中只查找 {patterns}。",
    ),
    "importing.nothing-new": ("nothing of it is new", "其中没有新内容"),
    "importing.scores.one": ("1 score", "1 条得分"),
    "importing.scores.many": ("{count} scores", "{count} 条得分"),
    "importing.models.one": ("1 new model", "1 个新模型"),
    "importing.models.many": ("{count} new models", "{count} 个新模型"),
    "importing.steps.one": ("1 step", "1 个步骤"),
    "importing.steps.many": ("{count} steps", "{count} 个步骤"),
    "importing.benchmarks.one": ("1 new benchmark", "1 个新基准"),
    "importing.benchmarks.many": ("{count} new benchmarks", "{count} 个新基准"),
    "importing.datasets.one": ("1 new dataset", "1 个新数据集"),
    "importing.datasets.many": ("{count} new datasets", "{count} 个新数据集"),
    "importing.repeated.one": (
        "1 score was there twice with the same value and counts once.",
        "有 1 条得分重复出现且数值相同，只计一次。",
    ),
    "importing.repeated.many": (
        "{count} scores repeat another one with the same value and count once.",
        "有 {count} 条得分与其他得分重复且数值相同，只计一次。",
    ),
    "importing.already.one": ("1 score was in the file already.", "有 1 条得分文件中已有。"),
    "importing.already.many": ("{count} scores were in the file already.", "有 {count} 条得分文件中已有。"),
    "importing.completed.one": (
        "1 score there now names its file of single items.",
        "其中 1 条得分补上了逐题结果文件。",
    ),
    "importing.completed.many": (
        "{count} scores there now name their files of single items.",
        "其中 {count} 条得分补上了逐题结果文件。",
    ),
    "importing.stored": (
        "{target} holds {models} models, {steps} steps and {scores} scores ({size}).",
        "{target} 含有 {models} 个模型、{steps} 个步骤和 {scores} 条得分（{size}）。",
    ),
    "importing.stored.over": (
        "The built-in lineage is part of it: ask it alone.",
        "其中已包含内置谱系：单独使用即可。",
    ),
    "importing.stored.resumed": (
        "{size} of the input were there from a run that was stopped.",
        "其中 {size} 的输入来自上次中断的运行。",
    ),
    "importing.stored.next": ("Ask it: {command}", "提问：{command}"),
    "importing.stored.check": ("Check it: {command}", "检查：{command}"),
    "importing.doing.reading": ("reading", "读取"),
    "importing.doing.sorting": ("sorting", "排序"),
    "importing.doing.checking": ("checking", "检查"),
    "importing.doing.settling": ("settling", "整理"),
    "importing.written": ("Written to {target}.", "已写入 {target}。"),
    "importing.appended": ("Added to {target}.", "已追加到 {target}。"),
    "importing.unchanged": ("{target} is as it was.", "{target} 没有改动。"),
    "importing.conflicts.one": (
        "1 measurement has more than one value: all of them stay",
        "有 1 项测量出现多个数值：全部保留",
    ),
    "importing.conflicts.many": (
        "{count} measurements have more than one value: all of them stay",
        "有 {count} 项测量出现多个数值：全部保留",
    ),
    "importing.conflict": ("{model}, {benchmark}, {metric}: {values}", "{model}，{benchmark}，{metric}：{values}"),
    "importing.guesses.one": ("1 name of a model is not as its file has it", "有 1 个模型名称不是文件中的原名"),
    "importing.guesses.many": (
        "{count} names of models are not as their files have them",
        "有 {count} 个模型名称不是文件中的原名",
    ),
    "importing.guess.file": (
        "{name}: no name in the file, so after the file itself; --model NAME says it",
        "{name}：文件中没有名称，取自文件名，可用 --model 指明",
    ),
    "importing.guess.folder": (
        "{name}: no name in the file, so after its folder; --model NAME says it",
        "{name}：文件中没有名称，取自文件夹名，可用 --model 指明",
    ),
    "importing.guess.path": (
        "{name}: the last parts of a local path; --model NAME says it",
        "{name}：取自本机路径的末尾部分，可用 --model 指明",
    ),
    "importing.guess.repository": ("{name}: after the path of its file", "{name}：取自文件路径"),
    "importing.guess.leaderboard": (
        "{name}: after the path of its file and the address of a leaderboard in it",
        "{name}：取自文件路径和文中的排行榜链接",
    ),
    "importing.guess.cache": ("{name}: after its folder in the cache of the Hub", "{name}：取自 Hub 缓存中的文件夹名"),
    "importing.guess.other": ("{name}: {after}", "{name}：{after}"),
    "importing.matched.one": ("1 name is known and used by its id", "有 1 个名称已有记录，沿用其 ID"),
    "importing.matched.many": ("{count} names are known and used by their ids", "有 {count} 个名称已有记录，沿用其 ID"),
    "importing.matched.item": ("{kind} {id}", "{kind} {id}"),
    "importing.matched.other": ("{kind} {id}, here called {name}", "{kind} {id}（此处称 {name}）"),
    "importing.notes.one": ("1 reading worth knowing", "有 1 处读法值得留意"),
    "importing.notes.many": ("{count} readings worth knowing", "有 {count} 处读法值得留意"),
    "importing.left.one": ("1 thing not taken over", "有 1 处没有导入"),
    "importing.left.many": ("{count} things not taken over", "有 {count} 处没有导入"),
    "importing.left.times": ("{reason} ({count} times)", "{reason}（{count} 处）"),
    "importing.more.one": ("and 1 more; --format json lists all", "另有 1 条，--format json 列出全部"),
    "importing.more.many": ("and {count} more; --format json lists all", "另有 {count} 条，--format json 列出全部"),
}
