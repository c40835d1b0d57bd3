"""Words that everybody uses of anything. Data.

A question may hold such a word without any record having it: "did they plan it or was it an accident". It then is a
way of putting things; a word that is neither here nor in the lineage is the name of something unknown.
"""

__all__ = ["EVERYDAY", "EVERYDAY_ZH"]

EVERYDAY = frozenset(
    """
    alpha beta gamma delta epsilon lambda theta sigma omega pi
    ability absence absolute abstract abuse accept access accident accidental accidentally accomplish account accurate
    achieve achievement acknowledge across act action active activity actor actual adapt add addition address adequate
    adjust administration admit adopt adult advance advanced advantage advice advise affair affect afford afraid age
    agency agent agree agreement aim air alarm alike alive allow amaze amazing ambition among amount amusing analyse
    analysis analyze ancient angry animal announce announcement annual apart apparent appeal application apply appoint
    approach appropriate approve area argue argument arise arm army arrange arrangement arrive art aside aspect assign
    assignment assist assistance assistant associate assumption assure astonish attach attack attempt attend attention
    attitude attract audience author authority automatic available average avoid awake award aware away awful baby back
    background backing balance ball ban bank bar bare barely base basic basically basis battle bear beat beautiful
    beauty beforehand beginning behave behaviour behavior being belief belong below beneath benefit beside besides bet
    beyond bird birth bite black blame blank blind block blood blow blue board boast body boil bold bone bonus book
    border bore boring borrow bother bottleneck bottom bought bound box boy brain branch brand brave break breakdown
    breakthrough breath bridge bright brilliant broad broke broken brother brown budget bug bunch burden burn burst
    business busy button buy buyer calculate calm camera camp campaign cancel candidate capable capacity capital car
    card care career careful careless carry cat catch category caught caution cautious celebrate cell centre center
    central century certainty chain chair challenge champion chance channel chapter character characteristic charge
    charm chart chase cheap cheat check cheese chemical chief child childhood choice choose chosen church circle
    circumstance cite citizen city civil claim class classic clean clear clearly clever client climate climb clock
    close closely cloud clue coach coast cold collapse collect collection college colour color combine combination
    comfort command comment commercial commit commitment committee common communicate communication community company
    comparable comparison compete competition competitor complain complaint complete completely complex complexity
    complicate complicated component compose comprehensive concentrate concept concern conclude condition conduct
    confidence confident confirm confuse confusing confusion connect connection conscious consequence consequently
    conservative consider considerable consideration consistent consist constant construct construction consume consumer
    contact contain contemporary content contest context continue continuous contract contrary contrast contribute
    contribution control controversial controversy convenient conventional convert convince convincing cook cool cope
    copy core corner corporate correct correctly cost costly council counter country couple courage course court cover
    coverage crash crazy create creation creative creator credit crime crisis critical critic criticism criticise
    criticize cross crowd crucial cry cultural culture cup cure curious currency custom customer cut cycle daily damage
    dance danger dangerous dare dark daughter day dead deadline deal dear death debate debt decade decide decision
    declare decline decrease deep deeply defeat defect defence defend deficit define definite definitely degree delay
    deliberate deliberately delicate deliver delivery demand demonstrate demonstration deny department depend dependent
    depth derive deserve design designer desire desperate despite destroy destruction detect determine develop developer
    development device devote die difficult difficulty dig digital dimension dinner direct direction director dirty
    disappear disappoint disaster discipline discover discovery discuss discussion disease dish dismiss display distance
    distant distinct distinction distribute distribution district disturb dive diverse divide division doctor document
    dog dollar dominant dominate door double doubt doubtful down dozen draft drag drama dramatic draw drawback drawing
    dream dress drift drink drive driver driving drop drug dry due dull duty dying eager ear earn ease eastern easy eat
    economic economical economics economy edge edit edition editor educate education effective effectively efficiency
    efficient effort elaborate elder elect election electric element elsewhere emerge emergency emotion emotional
    emphasis emphasise emphasize employ employee employer employment empty enable encounter encourage enemy energy
    engage engine engineer engineering enjoy enormous enough ensure enter enterprise entertain entirely entitle entrance
    entry environment environmental equal equally equip equipment equivalent era error escape especially essential
    essentially establish establishment estate estimate event eventual eventually everybody everyday everyone everything
    everywhere evident evidently evil evolution examine excellent except exception exceptional excess exchange excite
    excited exciting exclude exclusive excuse execute executive exercise exhibit exist existence existing expand
    expansion expectation expense expensive experience experienced expert explore explosion export expose express
    expression extend extension extensive extent external extra extraordinary extreme extremely eye face facility factor
    factory fail failed failing failure fair fairly faith fall false fame familiar family famous fan fancy far fare farm
    fashion fast fat fate father fault favour favor favourite favorite fear feature fee feed feel feeling fellow felt
    female few field fight fighting figure file fill film final finance financial find finding fine finger finish fire
    firm firmly fish fit fix flag flat flavour flight float flood floor flow flower fly focus fold follow food fool foot
    football forbid force foreign forest forever forget forgive form formal format former formula forth fortunate
    fortune forward found foundation fraction frame framework free freedom freely frequent frequently fresh friendly
    front fruit frustrate fuel full fully fun function fund fundamental funny furious further furthermore future game
    gap garden gas gate gather gender gentle gentleman genuine genuinely giant gift girl glad glass global goal god gold
    goodbye govern government grab grade gradual gradually graduate grand grant grass grateful green greet grey ground
    group grow growth guarantee guard guest guidance guide guilty gun habit hair half hand handle handy hang hanging
    happily happy hard harder hardly harm hat hate head heading headline health healthy heart heat heaven heavily heavy
    height hello help helpful hence hero hesitate hidden hide highlight hill hint hire historian historic historical
    history hit hold hole holiday home honest honestly honour hook hope hopefully horrible horse hospital host hot hotel
    hour house household housing huge human humour hundred hungry hunt hurry hurt husband ice ideal identify identity
    ignorant ignore ill illegal illness illustrate image imagine immediate immediately impact implement implication
    imply import importance impose impress impressed impression impressive improve inability inadequate incident include
    income increase increasing increasingly incredible incredibly independent indicate indication individual industrial
    industry inevitable influence inform information initial initiative injure injury innocent inquire inquiry insert
    inside insight insist inspire install institute institution insurance intellectual intelligent intense intention
    interest interested internal international interpret interpretation interrupt interview introduce introduction
    invent invention invest investigate investigation investor invite involve involved iron ironic island issue item job
    join joint joke journal journalist journey joy judge judgement judgment jump junior just justice justify keen key
    kick kid kill kilometre kind king kitchen knee knock label lack lady lake land landscape large largely last lasting
    late lately latter laugh launch law lawyer lay layer lazy lead leader leadership leading leaf league lean leap
    leave lecture left leg legal legend length lesson letter level liable liberal library licence license lie life
    lifetime lift light likelihood likewise limb line link lip list listen literally literary literature little live
    lively living load loan local locate location lock logic logical lonely long loop loose lord lot loud love lovely
    luck lucky lunch machine mad magazine magic mail main mainly maintain maintenance major majority male manage
    management manager manner manual manufacture map march margin mark marked market marketing marriage marry mass
    massive master match mate material matter mature max maximum maybe meal meaning meaningful meantime meanwhile
    measure meat mechanical mechanism media medical medicine medium meet meeting member membership memory mental mention
    mere merely merit mess message metal method middle might mild mile military milk mind mine minimal minimum minister
    minor minority minute miracle mirror misleading miss missing mission mix mixed mixture mode moderate modern modest
    moment money monitor month monthly mood moon moral moreover morning mother motion motivate motivation motive mountain
    mouse mouth move movement movie mud multiple multiply murder muscle museum music musical mutual mysterious mystery
    name namely narrow nation national native natural naturally nature near nearby nearly neat necessarily necessary
    necessity neck negative neglect negotiate neighbour nerve nervous net network neutral nevertheless newly news
    newspaper next nice night nobody noise noisy none nonetheless nonsense normally north nose notable notably note
    notice notion novel nowadays nowhere number numerous nurse object objection objective observation observe observer
    obstacle obtain obvious obviously occasion occasional occasionally occupy occur ocean odd offence offend offer
    office officer official officially oil okay old omit onwards open opening openly operate operation operator opinion
    opponent opportunity oppose opposite opposition optimistic option oral orange orchestra order ordinary organ
    organisation organization organise organize organised organized original originate ought outcome outline output
    outside outstanding overcome overlap overlook overview owe owner ownership pace pack package page pain painful paint
    painter painting pair palace pale panel panic paper paragraph parallel pardon parent park parliament partial
    partially participant participate particularly partly partner partnership party pass passage passenger passion
    passive past path patience patient pattern pause peace peak peculiar penalty pencil penny people per perceive
    percent percentage perfect perfectly perform performance period permanent permission permit persist personal
    personality personally perspective persuade phase phenomenon philosophy photo photograph phrase physical
    physically pick picked picture piece pile pilot pink pioneer pipe pity place plain plan plane planet planned plant
    plastic plate platform play player pleasant pleased pleasure plenty plot plus pocket poem poet poetry pointless
    poison policy polite political politician politics poll pool poor popular popularity population port portion
    portrait pose position positive possess possession possibility post pot potential potentially pound power powerful
    practical practice praise pray precede precisely predict predictable prediction prefer preference pregnant
    preliminary preparation prepare presence present presentation preserve president press pressure presumably pretend
    pretty prevent previous previously pride primarily primary prime prince princess principal principle print prior
    priority prison private prize probability problem procedure proceed process produce producer product production
    profession professional profit profound programme progress prohibit project prominent promise promising promote
    prompt proof proper properly property proportion proposal protect protection protest proud prove provide province
    provoke public publication publicity publicly publish publisher pull pump punch punish punishment pupil purchase
    pure purely purple purpose pursue push puzzle puzzling qualify quality quantity quarter queen quest quiet quietly
    quit quote race radical radio rail rain raise raised random range rank rapid rapidly rare rarely rate rating ratio
    rational raw reach react reaction reader readily reading ready real realise realistic reality realize rear
    reasonable reasonably recall receive recent recently recipe reckon recognise recognition recognize recommend
    recommendation record recover recovery recruit red reduce reduction refer reference reflect reflection reform
    regard regarding regime region regional register regret regular regularly regulate regulation reject relate
    relation relationship relative relatively relax release relevant reliable relief religion religious reluctant rely
    remain remark remarkable remarkably remedy remind remote remove repair repeat repeatedly replace reply reporter
    represent representation representative reputation request require requirement rescue research researcher resemble
    reserve resident resist resistance resolution resolve resort resource respect respond respondent response
    responsibility responsible rest restaurant restore restrict restriction result resulting retain retire retirement
    return reveal revenue reverse review revise revolution revolutionary reward rich rid ride ridiculous right ring rise
    risk risky rival river road rock role roll romantic roof room root rope rough roughly round route routine row royal
    rude ruin rule ruler ruling rumour rumor run running rural rush sad safe safely safety sail sake salary sale salt
    sample sand satisfaction satisfied satisfy save saving saying scale scared scary scene schedule scheme scholar
    school science scientific scientist scope score scream screen script sea search season seat second secondary secret
    secretary section sector secure security seek seemingly segment seize select selection self sell send senior
    sensible sensitive sentence separate separately sequence series serious seriously serve service session set setting
    settle settlement seven several severe severely sex shade shadow shake shall shallow shame shape share shared sharp
    sharply shed sheet shelf shell shelter shift shine ship shirt shock shocked shoe shoot shop short shortage shortcut
    shortly shot shoulder shout shown shut shy sick side sight sign signal significance significant significantly
    silence silent silly silver similar similarly simplify sing singer single sink sister sit site situation six size
    sketch skill skin skip sky sleep slice slide slight slightly slip slow slowly small smart smell smile smoke smooth
    smoothly snow social society soft softly soil soldier sole solely solid solution solve somebody somewhat son song
    soon sophisticated sorry soul sound soup south space spare speak speaker special specialist specially species
    specify speech speed spell spend spirit spiritual spite split spoil spokesman sponsor sport spot spread spring square
    stable staff stage stake stand standard star stare starting state statement station statistics status steadily
    steady steal steel steep stem step stick stiff still stock stolen stomach stone stop store storm story straight
    straightforward strain strange stranger strategy stream street strength strengthen stress stretch strict strictly
    strike striking string strip stroke strongly structure struggle student studio study stupid style subject subsequent
    subsequently substance substantial substantially subtle succeed success successful successfully sudden suffer
    suffice sufficient sufficiently sugar suitable suit sum summarise summarize summary summer sun super superb superior
    supplement supply support supporter supposed suppress supreme sure surely surface surgery surplus surprise surprised
    surprising surprisingly surround surrounding survey survive suspect suspicion suspicious sustain swear sweep sweet
    swim swing switch symbol sympathy symptom table tackle tail talent talk tall tank target task taste tax tea team tear
    technical technically technique technology teenager television temporary tempt ten tend tendency tension
    term terrible terribly territory terror test text thank theatre theme theoretical theory therefore thick thin third
    thirty thorough thoroughly thousand threat threaten throw thus ticket tie tight till time timing tiny tip tired
    title together tomorrow tone tongue tonight tool tooth top topic total totally touch tough tour tourist town toy
    trace track trade tradition traditional traffic tragedy trail train transfer transform transformation transition
    transport trap travel treat treatment treaty tree tremendous trend trial trick trigger trip trivial troop trouble
    truck trust truth tube tune twice twin twist typical typically ugly ultimate ultimately unable unaware uncertain
    uncertainty unclear uncle undergo underlie underlying undertake unexpected unexpectedly unfair unfortunate
    unfortunately unhappy uniform union unique unit unite universal universe university unknown unlike unlikely unusual
    unusually update upper upset urban urge urgent usage useful useless user usual utterly vacation valid valley
    valuable value van vanish variable variation variety vary vast vehicle venture version vessel victim victory video
    view viewer village violate violence violent virtual virtually virtue visible vision visit visitor visual vital
    voice volume volunteer vote vulnerable wait wake walk wall war warm warn warning wash waste watch water wave weak
    weakness wealth weapon wear weather wed week weekend weekly weigh weight weird welcome welfare west western wet
    whatever wheel whenever whereas wherever whichever whisper white whoever wholly wide widely widespread wife wild
    willing win wind window wine wing winner winter wire wise wish withdraw witness woman wonderful wood wooden
    wordy worker workplace world worried worry worth worthy wound write writer writing wrong yard yeah year yellow
    yesterday yield young youth zone
    able abroad accidentally admittedly afterwards all-around anymore apparently arguably aspects attempts bigger
    biggest boost boring brag buddy bummer bump catch catchy chat cheat claims clarify clue clues compute cram crux
    curse damn deduce deets differently dig discard disclose disclosed drawbacks dumb dumber earliest essence eyes fade
    fairer falls famous fare fares features figured fishy fits flavor flaws fluke freebie fuss gist grasp guys happens
    hardest headcount heads heart highest hints hooked hugely hype immune incidentally infer inherit inherited inside
    intentional intentionally intuition involve kickoff kinda knob largest latest leftover lowest luckily lump madly
    mainstream meh mindset mismatch mixing mood motive newest nope notes nuance nutshell oddly offhand oldest opposed
    outright overall overnight overrated overstated passes pays picks popped popular presumably pretend punchline quirk
    quirks ramp recap recommend regarded rephrase ripped rough ruined rundown saying scrap shaky shine sidestep skeptical
    skills slack sloppy smallest smarter sneaky sorta sounds speculate spill spoiler squeeze stuck stunt sucks summed
    summing swap takeaway takeaways tangible tends thingy thoughts tidbit tldr totally traits trash tricky trivia truth
    turning ultimately unintended upshot verdict vibe weaknesses weird whopping wild willingly winners worthwhile wow yep
    """.split()
)

# pairs and longer runs of characters that any Chinese question may hold
EVERYDAY_ZH = frozenset(
    """
    一共 总共 总数 合计 意思 意义 含义 弄明白 明白 弄清 搞清 清楚 还有 啥子 来着 难道 莫非 毕竟 反正 果然 确实 当然 显然 似乎
    好像 貌似 看来 看起来 看上去 算是 算不算 说法 讲法 话题 内容 结果 结论 过程 阶段 程度 水平 情形 现象 特点 特征 特色 特殊 独特
    亮点 优点 好处 坏处 长处 用处 关键 重点 要点 核心 本质 实质 根本 背后 背景 前提 目的 目标 意图 打算 计划 故意 有意 无意 意外
    偶然 碰巧 巧合 必然 当初 起初 最初 最早 最近 近来 近期 早期 后期 中期 期间 以来 至今 迄今 今天 昨天 明天 如今 现今 未来 将来
    过去 从前 以往 平时 经常 常常 总是 往往 偶尔 有时 有时候 随时 立刻 马上 很快 慢慢 逐渐 逐步 渐渐 不断 继续 持续 保持 维持
    增加 减少 提高 降低 扩大 缩小 加强 改善 改变 变化 转变 转换 替换 更换 选择 挑选 决定 确定 判断 认定 认为 觉得 感觉 以为 相信
    怀疑 猜测 推测 推断 估计 预计 预测 预料 料到 想到 想法 看法 观点 态度 立场 意见 建议 主张 强调 指出 表明 表示 显示 展示 体现
    反映 说明 解释 描述 形容 概括 总结 归纳 分析 讨论 研究 调查 观察 发现 找到 得出 得知 了解 认识 熟悉 知道 记得 忘记 回忆 提起
    谈到 涉及 包括 包含 含有 具有 具备 拥有 带有 存在 出现 发生 产生 形成 构成 组成 造成 导致 引起 影响 作用 起作用 有用 没用 有效
    无效 成功 失败 完成 实现 达到 达成 做到 办到 练出来 学来 拿到 获得 取得 失去 丢失 丢掉 放弃 保留 留下 剩下 恢复 重新 再次 首先 其次 最后 最终 终于 最大 最小 最多 最少 最高 最低 最好 最差 最强 最弱 很多 许多 不少 大量 少量 少许 全部 所有 整个
    整体 总体 部分 局部 其中 其余 其他 另外 此外 除了 之外 以外 以内 之内 之间 当中 同时 一起 共同 分别 各自 单独 独立 彼此 互相 相互
    对方 双方 两者 三者 二者 前面 后面 上面 下面 旁边 附近 周围 外面 外界 内部 外部 表面 名字 名称 名叫 称作 称为 叫作 叫做 简称 写法
    读法 念法 用法 做法 办法 手段 天气 方法 途径 步骤 流程 规则 规定 标准 要求 条件 限制 范围 规模 大小 长短 高低 多寡 快慢 早晚 好坏 强弱
    轻重 深浅 新旧 难易 容易 困难 简单 复杂 麻烦 方便 直接 间接 明确 模糊 具体 抽象 真实 虚假 正确 错误 准确 精确 严格 宽松 正式 非正式
    公开 秘密 免费 收费 便宜 昂贵 价钱 花钱 花费 费用 成本 值得 不值 划算 厉害 优秀 出色 糟糕 差劲 平平 一般般 普通 常见 少见 罕见 流行
    热门 冷门 著名 知名 有名 主流 新鲜 老旧 过时 落伍 先进 落后 领先 超过 超越 打过 赶上 追上 不如 胜过 赢过 输给 比得上 比不上 接近
    类似 相似 相近 相同 不同 一致 差别 差距 区别 关系 联系 关联 相关 无关 有关 例外 例如 比方 举个例子 举例子 实例 个案 案例 故事 事例
    情节 细节 详情 一句话 简而言之 总之 换句话说 也就是说 事实上 实际上 严格来说 一般来说 原文 文中 文章 作者 本文 里头 哪方面 哪一种
    哪一个 哪一类 怎么说 怎么看 怎么办 怎么回事 为了什么 凭啥 干嘛 干什么 干啥 有没有用 行不行 好不好 对不对 是不是 会不会 该不该 能不能
    靠谱 不靠谱 公认 承认 否认 同意 不同意 赞成 支持 反对 反驳 质疑 争论 人家 大伙 网友 用户 读者 学生 老师 老板 同学 朋友 专家 学者
    不该 不应 不当 不行 应当 应该 公布 披露 透露 死活 硬说 偏偏 非要 咬定 适合 合适 适用 胜任 擅长 善于 能够 可行 可能性 必要 必须 务必 需求 满足 符合 匹配 对应 依靠 依赖于 取决 取决于 根源 源头 起点 起步 终点
    开头 结尾 开始 结束 停止 中断 进行 执行 实施 运行 运作 工作 操作 使用 利用 采用 应用 借助 凭借 通过 经过 经历 走过 走到 走向 通往 通向
    带来 引来 招来 换来 得来 传来 变得 变成 成为 当作 当成 看作 看成 视为 归为 归于 归功 归因 归咎 责任 功劳 贡献 收获 回报 报酬 收入
    支出 投入 投资 出资 付钱 掏钱 雇用 雇佣 聘用 招聘 请了 辞退 开除 解雇 管理 安排 分配 分工 合作 竞争 对手 伙伴 团队 成员 人员 人数
    公司 机构 组织 单位 部门 学校 大学 国家 政府 社会 市场 行业 领域 圈子 世界 全球 国内 国外 中国 美国 地方 地区 城市 环境 条件 资源
    电话 手机 电脑 机器 设备 工具 软件 硬件 网站 网络 平台 系统 程序 产品 服务 功能 性能 质量 数量 速度 时间 空间 长度 高度 宽度 重量
    颜色 形状 味道 声音 图片 照片 视频 音乐 电影 书籍 报纸 杂志 新闻 消息 报道 采访 发言 演讲 谈话 对话 聊天 讨论 辩论 提问 回答 回复
    喜欢 讨厌 害怕 担心 关心 希望 期待 期望 渴望 想要 愿意 乐意 同意 拒绝 接受 允许 禁止 限定 规范 约束 控制 掌握 把握 抓住 放手 松手
    突破 进步 进展 发展 成长 长大 提升 上升 下降 跌落 暴涨 暴跌 稳定 波动 起伏 平稳 平衡 均衡 偏向 倾向 趋势 潮流 风格 口味 习惯 传统
    古老 现代 先前 先后 前后 左右 上下 内外 大概 也许 或许 未必 肯定 一定 绝对 相对 比较 相当 十分 非常 极其 过于 太过 稍微 略微 几乎
    差不多 基本 根本 完全 彻底 全面 片面 单一 多样 各种 各类 各式 种种 某种 某类 同类 同样 同等 类型 种类 分类 类别 级别 等级 层次 层面
    角度 视角 方向 路径 路线 道路 办法 招数 技巧 窍门 秘诀 奥秘 秘密 谜团 悬念 疑问 疑惑 困惑 误解 误会 错觉 幻觉 直觉 感受 体会 体验
    惊讶 意料 出乎 没想到 想不到 原来 竟然 居然 果真 难怪 怪不得 幸亏 可惜 遗憾 抱歉 谢谢 感谢 麻烦 打扰 请教 帮忙 帮助 协助 支撑
    """.split()
)
