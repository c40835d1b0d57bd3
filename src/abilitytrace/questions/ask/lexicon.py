"""Words that carry no meaning of their own, words that mean much the same, and forms of one word. Data."""

__all__ = [
    "ALIKE",
    "CONTRACTIONS",
    "FILLERS",
    "FILLERS_ZH",
    "GRAMMATICAL",
    "GREETINGS",
    "IRREGULAR",
    "PHRASES",
    "PRONOUNS",
    "PRONOUNS_ZH",
    "SUBJECT_BEFORE",
    "SYNONYMS",
    "US",
    "VAGUE",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# words that say nothing about what is asked: grammar, politeness, chat
FILLERS = _words(
    """
    a an the this that these those there here it its itself they them their theirs he she his her him i me my mine
    we us our you your yours one ones s t re ve ll d m is are was were be been being am do does did done doing have
    has had having can could will would shall should may might must ought what which who whom whose when where why
    how whether if because since until while though although but and or nor so as at by for from in into of off on
    onto out over to up upon with without within about against between among during through across per via than then
    too also not no yes any some all both each every either neither more most much many less least few several such
    same other another own only just even still yet already ever never again once now today currently really
    actually exactly quite very rather almost nearly truly simply basically mostly mainly generally usually often
    sometimes maybe perhaps possibly probably likely apparently supposedly allegedly finally first please pls plz
    thanks thank ok okay well um uh hmm lol btw fyi quick question q qs wonder wondering curious tell say said says
    give show explain know knows knew known think thinks thought understand understood mean means meant want wants
    wanted need needs let lets like get gets got make makes made go goes went gone come comes came put puts take
    takes took see sees saw seen look looks call calls called ask asked asking answer answers answered use uses used
    using try tries tried happen happens happened become becomes became seem seems seemed appear appears turn turns
    turned work works worked thing things stuff way ways kind kinds sort sorts type types bit lot lots case fact
    facts part parts point points example examples instance sense hell heck earth world exact precise anyway anyhow
    somehow somewhere someone somebody anything something anyone anybody people person folks guys man dude short
    brief briefly simple words word plain detail details detailed main big biggest major key important interesting
    different various certain given particular specific overall whole entire general normal suddenly originally
    initially later early earlier after before ago new old newer older good better best bad worse worst great strong
    stronger weak weaker high higher low lower around roughly approximately able unable possible impossible vs
    versus etc eg ie aka ai homework assignment teacher professor class essay report boss colleague friend remember
    recall heard hear read believe guess suppose assume expect hope quickly easily directly alone together else
    instead indeed start started starts begin began begins end ended ends keep keeps kept stay stays stayed remain
    remains remained two three four scheme sorry total totally altogether overall combined maximum minimum max min
    category categories item items entry entries aspect aspects special notable remarkable unusual significant role
    importance purpose idea background story matter issue topic subject regarding concerning back then later
    time times moment full fully complete entire officially supposedly named biggest largest bigger smaller smallest
    highest lowest greatest further additional extra available exists existing usual typical typically meanwhile
    january february march april may june july august september october november december
    id ids tb gb mb kb gigabyte gigabytes terabyte terabytes bytes usd dollar dollars percent
    matter matters run runs running set sets away off apart along aside around together proposed propose proposes suggested suggest suggests described
    describe
    """
)

# of these, the words that are grammar and nothing else
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

# Chinese words of the same sort; longer ones are tried first
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
PRONOUNS = _words(
    """
    it its itself they them their he she this that these those both
    """
)
PRONOUNS_ZH = ("它们", "他们", "它", "他", "她", "这个模型", "该模型", "这个能力", "这两个", "这个方法", "前者", "后者")

# after these words an English sentence names what it is about
SUBJECT_BEFORE = _words(
    """
    is are was were do does did can could has have had will would should of in for by from than vs versus and or
    with about between to on like at against what which why how where compare
    """
)

# what is typed together -> the words it stands for
CONTRACTIONS: dict[str, str] = {
    "whats": "what is",
    "wheres": "where is",
    "whos": "who is",
    "hows": "how is",
    "whens": "when is",
    "whys": "why is",
    "thats": "that is",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "cant": "can not",
    "cannot": "can not",
    "couldnt": "could not",
    "wont": "will not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "hasnt": "has not",
    "havent": "have not",
    "wouldnt": "would not",
    "shouldnt": "should not",
    "whatre": "what are",
    "gimme": "give me",
    "lemme": "let me",
    "howd": "how did",
    "whyd": "why did",
    "whered": "where did",
    "whatd": "what did",
    "opensource": "open source",
    "btwn": "between",
    "diff": "difference",
    "diffs": "difference",
    "params": "parameters",
    "param": "parameters",
    "ur": "your",
    "u": "you",
    "r": "are",
    "bc": "because",
    "w": "with",
    "abt": "about",
    "wat": "what",
    "wut": "what",
    "evals": "evaluation",
    "lm": "language modelling",
    "lms": "language models",
    "pos": "position",
    "len": "length",
    "ctx": "context",
    "avg": "average",
    "num": "number",
    "info": "information",
    "temp": "temperature",
    "vocab": "vocabulary",
    "lang": "language",
    "langs": "languages",
    "pretrain": "pre train",
    "arch": "architecture",
    "dev": "developer",
    "devs": "developers",
    "refs": "references",
    "ref": "reference",
    "bday": "birthday",
    "dec": "december",
    "nov": "november",
    "oct": "october",
    "sep": "september",
    "sept": "september",
    "aug": "august",
    "jan": "january",
    "feb": "february",
}

# words that people use for one another, by stem; search and names read each group as one word
SYNONYMS: tuple[str, ...] = (
    "rigorous strict formal exact precise",
    "math maths mathematics mathematical arithmetic sums",
    "proof proofs prove",
    "fewer less smaller",
    "worse weaker behind below lags trails poorer inferior underperform",
    "better stronger beats outperforms surpasses passes exceeds superior",
    "best strongest top leading",
    "outside beyond",
    "refuse refusing decline reject",
    "unseen unfamiliar",
    "lie lies lying false untrue wrong incorrect nonsense",
    "harmful toxic dangerous unsafe harm",
    "internet web online",
    "money dollars funding invest invested investment",
    "found founded founding established",
    "ban banned bans forbid forbids forbidden block blocked prohibits",
    "chief ceo boss",
    "people human humans person annotators",
    "pay paid invest invested investment fund funding give",
    "labeller labellers labeler labelers annotator annotators rater raters",
    "pay paid wage salary hourly",
    "built assembled constructed made",
    "dataset datasets",
    "conversation dialogue dialog chat chatbot",
    "verbose winded wordy lengthy long",
    "correct correcting fix fixing",
    "large larger bigger",
    "loss lose lost losing",
    "gain gained improve improved improvement",
    "learn learns learned learning",
    "cause causes caused causal reason",
    "guess guesses speculation",
    "quick fast rapid",
    "bracket brackets parenthesis",
    "launch launched release released publish published",
    "retrain retrained anew scratch",
    "knowledge facts",
    "phone mobile smartphone",
    "unstable instability stability",
    "filter filtered filtering cleaned uncleaned unclean",
    "price cost expensive costly cheap pricey",
    "hire hired recruit recruited employ employed",
    "browse search",
    "intend intended meant intention deliberate",
    "decide decided policy rule rules",
)  # fmt: skip

# words that may stand for one another in a text, though not in a name
ALIKE: tuple[str, ...] = (
    "staff team employees workforce people headcount",
    "explain explanation reason why",
    "effect impact influence consequence",
    "allow let enable",
    "author authors writer writers wrote written",
    "translate translated translation translator translators",
    "speak languages multilingual language",
    "phone phones mobile handset",
    "stackoverflow stack",
    "chatbot dialogue chat conversation",
    "answer output reply response",
    "prompt input question",
    "学校 大学 学院 单位 研究院 实验室",
    "复得 恢复 找回",
    "相隔 距离 遥远",
    "初始 起点 起始 出发 开始",
    "era eras age stage stages phase phases paradigm paradigms period",
    "rl reinforcement",
    "瞎编 编造 胡说 虚构 胡扯 乱说 捏造 幻觉",
    "啰嗦 冗长 太长 偏长",
    "招聘 雇用 雇佣 聘用 招募",
    "降低 下降 减弱 变差 变弱 减少 损失",
    "提高 提升 增强 变强 变好 改善",
    "写死 规则 手写",
    "联网 上网 搜索 检索 互联",
    "记住 记忆 存储 储存 储藏",
    "聊天 对话 交谈",
    "公平 公正 中立 客观 偏袒 立场",
    "有害 有毒 毒性 危险",
    "免费 收费 价格 付费 花钱",
    "薪水 工资 报酬 时薪 薪酬",
    "挑选 筛选 过滤 清洗",
    "手机 电话",
    "创始 创立 成立 建立 创办",
    "投资 资助 出资 注资",
    "禁止 封禁 禁用 不许",
    "论文 文章",
    "改变 修改 改写 纠正 更正",
    "例子 示例 样例",
    "变长 加长 扩大 扩展",
    "小型 较小 更小",
    "大型 较大 更大",
    "相关 关联 联系",
    "原因 因果 成因",
    "作者 撰写 写作 执笔",
    "found founded founding start started establish established begin",
    "众包 外包 第三方",
    "分制 量表 评分",
    "理解 看懂 读懂 懂得",
    "tb terabyte terabytes",
    "decrease decreases drop drops fall falls decline lower reduce reduces shrink loss lose",
    "increase increases rise grow grows improve raise",
    "rank ranks ranking order sort",
    "output outputs answer answers response responses completion",
    "binary yes",
    "fast quick rapid speed",
    "safe safer safety harmless",
    "fire fired dismiss dismissed sack",
    "rule rules policy guideline guidelines",
    "goal aim objective purpose",
    "firm company business",
    "remember memorise memory store stores",
    "chat conversation dialogue talk",
    "fair unbiased neutral impartial balanced",
    "correct right true accurate",
    "error mistake wrong slip",
    "gb gigabyte gigabytes gigs g",
    "huge giant enormous large big",
    "tiny small",
    "drift drifting stray wander",
    "matches match",
    "shift change transition switch turn",
    "third-party crowdsourcing outsourced platform",
    "teach taught teaching learn",
    "photo image picture figure",
    "nonsense rubbish bullshit hallucinate hallucination invent",
)  # fmt: skip

# several words that people use for one word of a name, by stem
PHRASES: dict[tuple[str, ...], str] = {
    ("never", "see"): "unseen",
    ("not", "see"): "unseen",
    ("never", "be", "see"): "unseen",
    ("never", "train"): "unseen",
    ("not", "train"): "unseen",
    ("never", "tun"): "unseen",
    ("data", "set"): "dataset",
    ("turn", "down"): "refuse",
    ("make", "up"): "invent",
    ("fine", "tun"): "finetun",
    ("pre", "train"): "pretrain",
    ("out", "of"): "outside",
    ("far", "apart"): "distant",
}

# forms of one word that no ending joins
IRREGULAR = {
    "gave": "give", "given": "give", "came": "come", "made": "make", "got": "get", "gotten": "get", "lost": "lose",
    "loss": "lose", "losses": "lose", "knew": "know", "known": "know", "saw": "see", "seen": "see", "taught": "teach",
    "learnt": "learn", "brought": "bring", "built": "build", "wrote": "write", "written": "write", "grew": "grow",
    "grown": "grow", "led": "lead", "forgot": "forget", "forgotten": "forget", "paid": "pay", "spent": "spend",
    "went": "go", "said": "say", "thought": "think", "won": "win", "beat": "beat", "children": "child", "better": "better",
    "data": "data", "whose": "whose", "proven": "prove", "worse": "worse", "began": "begin", "begun": "begin", "costs": "cost",
    "models": "model", "parameter": "param", "parameters": "param", "params": "param", "analysis": "analysi",
    "dialogues": "dialog", "dialogue": "dialog", "maths": "math", "mathematics": "math", "mathematical": "math",
    "abilities": "abilit", "ability": "abilit", "used": "use", "uses": "use", "using": "use", "does": "do", "did": "do",
    "done": "do", "is": "be", "are": "be", "was": "be", "were": "be", "has": "have", "had": "have", "tokens": "token",
    "this": "this", "series": "series", "less": "less", "versus": "versus", "vs": "vs", "bias": "bias", "lens": "lens",
    "generalise": "generali", "generalize": "generali", "generalises": "generali", "generalizes": "generali",
    "generalisation": "generali", "generalization": "generali", "generalising": "generali", "generalizing": "generali",
    "labeling": "label",
    "labelling": "label",
    "labeled": "label", "labelled": "label", "labeler": "labeller", "modeling": "model", "modelling": "model",
    "behavior": "behaviour", "organization": "organisation", "color": "colour", "fewer": "few",
}  # fmt: skip
