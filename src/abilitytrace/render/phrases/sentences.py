"""The phrases of sentences that say what a record is, wherever a page needs one."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "sentences.unpublished": ("unpublished", "未公布"),
    "sentences.source-place": ("{source}, {at}", "{source}，{at}"),
    "sentences.on-day": ("on {date}", " {date}"),
    "sentences.in-month": ("in {date}", " {date}"),
    "sentences.aside": (" ({text})", "（{text}）"),
    "sentences.made": ("{output} was made from {inputs}{aside}.", "{output}由{inputs}得到{aside}。"),
    "sentences.made-by": (
        "{output} was made from {inputs} by {methods}{aside}.",
        "{output}由{inputs}经{methods}得到{aside}。",
    ),
    "sentences.rooted": ("{output} was trained from scratch{aside}.", "{output}是从头训练的{aside}。"),
    "sentences.rooted-by": (
        "{output} was trained from scratch by {methods}{aside}.",
        "{output}是从头训练的，方法为{methods}{aside}。",
    ),
    "sentences.succeeded": (
        "{output} succeeds {inputs}{aside}; this says nothing of its weights.",
        "{output}承接{inputs}{aside}，但这并不说明它的权重从何而来。",
    ),
    "sentences.imitated": (
        "{output} is a rebuild of {inputs} by another lab{aside}.",
        "{output}是另一家机构对{inputs}的复现{aside}。",
    ),
    "sentences.named": ("{name} ({id})", "{name}（{id}）"),
    "sentences.stated": ("stated: {level}", "原文：{level}"),
    "sentences.graded": ("graded: {level}", "评定：{level}"),
    "sentences.not-yet": (
        "Not known here at the end of {date}: what is recorded of {id} came later.",
        "截至{date}，这里没有记录{id}：相关资料在此之后才出现。",
    ),
    "sentences.kind-model": ("a model", "一个模型"),
    "sentences.kind-method": ("a method", "一种方法"),
    "sentences.kind-dataset": ("a dataset", "一个数据集"),
    "sentences.kind-ability": ("an ability", "一种能力"),
    "sentences.kind-benchmark": ("a benchmark", "一个基准"),
    "sentences.kind-attribute": ("an attribute", "一种属性"),
    "sentences.kind-source": ("a source", "一份来源"),
    "sentences.kind-step": ("a step", "一个步骤"),
    "sentences.kind-claim": ("a claim", "一条论断"),
    "sentences.kind-question": ("an open question", "一个开放问题"),
    "sentences.kind-event": ("an event", "一个事件"),
    "sentences.kind-term": ("a term", "一个术语"),
}
