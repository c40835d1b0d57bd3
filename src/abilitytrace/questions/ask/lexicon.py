"""Words with a meaning of their own in questions. Data."""

__all__ = ["FILLERS_ZH", "GRAMMATICAL", "GREETINGS", "PRONOUNS_ZH", "US", "VAGUE"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# of the fillers of `wording.grammar`, the words that are grammar and nothing else
GRAMMATICAL = _words(
    """
    a an the this that these those there here it its itself they them their theirs he she his her him i me my mine we us
    our you your yours one ones s t re ve ll d m is are was were be been being am do does did done doing have has had
    having can could will would shall should may might must which what who whom whose when where why how whether if
    because since until while though although but and or nor so as at by for from in into of off on onto out over to up
    upon with within about against between among during through across per via than then too also not no yes any some
    all both each every either neither such just even still yet already ever please pls plz thanks thank ok okay
    """
)

# words that ask for the size of anything
VAGUE = frozenset({"how big", "how large", "how big is it", "how large is it", "size", "大小", "多大", "规模"})

# words that speak to the program
US = frozenset({"you", "your", "你", "您"})

# these say nothing when a sentence opens with them
GREETINGS = _words("hi hello hey yo ok okay please pls")

# Chinese words that say nothing about what is asked; longer ones are tried first
FILLERS_ZH = _words(
    """
    请问 请 麻烦 想知道 我想 告诉我 告诉 帮我 能不能说 说一下 一下 到底 究竟 其实 真的 真
    据说 听说 大概 大约 左右 目前 现在 当时 后来 最后 终于 突然 居然 竟然 忽然 一直 已经
    曾经 仍然 依然 仍 还是 还 才 就 都 也 又 再 很 更 最 太 非常 比较 特别 尤其 主要
    基本上 一般 通常 这个 那个 这些 那些 这种 那种 这样 那样 这 那 某个 某些 某 各个 各
    每个 每 一个 一种 一些 几个 个 种 些 位 款 类 项 次 里面 里 中间 之中 中 的 地 得
    了 着 过 吗 呢 啊 呀 吧 嘛 哦 么 之 其 所 者 与 和 跟 同 及 以及 或者 或 而 且
    并且 但是 但 可是 不过 如果 因为 所以 虽然 因此 于是 是否 是 在 有 没有 没 不 会 能
    可以 可能 应该 需要 要 想 让 使 被 把 将 给 对于 对 关于 于 从 到 由 向 往 以 为
    为了 用 通过 按照 根据 什么 怎么样 怎么 怎样 如何 为什么 为何 哪里 哪儿 哪个 哪些 哪 谁
    多少 几 何 啥 咋 呗 哈 哎 嗯 喂 我 我们 你 你们 您 他 她 它 他们 她们 它们 自己
    人们 人 大家 别人 东西 事情 事 时候 方面 情况 部分 方式 地方 例子 举例 例如 比如 提出
    说明 具体 详细 简单 简要 准确 确切 直接 间接 之后 之前 以后 以前 后 前 上 下 内 外 起
    来 去 出 进 回 说 讲 问 看 做 叫 像 当 比 那么 这么 这样子 似的 一样 等等 等 本身
    本来 原来 开始 出来 起来 下来 上去 下去 得到 成为 变成 变得 变 属于 作为 方 问题 好 大
    小 多 少 强 弱 新 旧 拿 算 找 放 弄 搞 该 挺 咱 第一代 初代 首代 一共 总共 合计 结果 内容 特点 方面 情况 看法 例子 优点 理由 意义 根据 样子 意思 三个 两个 两种 三种 四个 几种 发表 发布 推出 上线 问世 特别之处 特殊 来着 弄明白 搞清楚 还有
    """
)

# words that point back at what was spoken of
PRONOUNS_ZH = ("它们", "他们", "它", "他", "她", "这个模型", "该模型", "这个能力", "这两个", "这个方法", "前者", "后者")
