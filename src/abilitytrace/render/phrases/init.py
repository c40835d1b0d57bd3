"""The phrases of the page of `init`, and the comments of the file that it writes."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "init.written": ("Written: {files}.", "已写入：{files}。"),
    "init.kept": ("Left as it was: {files}.", "原有文件未动：{files}。"),
    "init.next": ("Next", "接下来"),
    "init.edit": (
        "Then put your own models in the place of these. What each key holds: editors show it beside the key, and "
        "abilitytrace schema lineage prints it.",
        "然后把其中的模型换成你自己的。各个键的含义编辑器会随键显示，abilitytrace schema lineage 也会列出。",
    ),
    "init.setting": (
        'With graph = ["{file}"] in a file abilitytrace.toml beside it, --graph can be left out.',
        '在旁边的 abilitytrace.toml 里写上 graph = ["{file}"]，就不必再写 --graph。',
    ),
    "init.comment-head": (
        "A lineage of our own models, laid over the built-in one: methods, abilities and benchmarks\n"
        "that are known there (sft, rlhf, cot, gsm8k) need no definition here.\n"
        "Find them with `abilitytrace list methods`; check this file with `abilitytrace check`.",
        "我们自己的模型谱系，叠加在内置谱系之上：那里已有的方法、能力和基准\n"
        "（sft、rlhf、cot、gsm8k）不必在此定义。\n"
        "用 `abilitytrace list methods` 查找，用 `abilitytrace check` 检查本文件。",
    ),
    "init.comment-sources": (
        "Documents that everything else cites. One group counts once in grading, however much it publishes.",
        "其余内容所引用的文献。同一团队无论发表多少，评级时只算一次。",
    ),
    "init.comment-models": (
        "Models, each under an id of lower-case words joined by `-`.\nA date is 2025, 2025-01 or 2025-01-31.",
        "模型，以 `-` 连接的小写词为 id。\n日期写作 2025、2025-01 或 2025-01-31。",
    ),
    "init.comment-steps": (
        "What turns models into others. A model trained from scratch has no inputs; a merge has several.\n"
        "Two steps may lead to one model where sources differ: both stay.",
        "把一些模型变成另一个的步骤。从零训练的模型没有 inputs，合并的模型有多个。\n"
        "来源说法不一时，两个步骤可以通向同一个模型，都保留。",
    ),
    "init.comment-claims": (
        "What a step gave or cost: strong-gain, gain, restore, none, loss or strong-loss, against its input.\n"
        "`stated` is how sure the source is; how sure one may be is computed from the evidence.",
        "某一步相对其输入带来或损失了什么：strong-gain、gain、restore、none、loss 或 strong-loss。\n"
        "`stated` 是来源自己的把握；实际能有多大把握，由证据算出。",
    ),
    "init.comment-scores": (
        "Measured scores. Only those of one source and one setting compare; `n` is the number of items.",
        "测得的分数。只有同一来源、同一设置下的才能相互比较；`n` 是题数。",
    ),
}
