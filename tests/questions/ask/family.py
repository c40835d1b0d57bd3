"""A small family to ask about: nothing of it is in the built-in lineage."""

__all__ = ["FAMILY"]

FAMILY = """\
sources:
  report: {title: The Zorblax report, authors: Ada Lovelace, published: 2030-05, kind: report, group: ada}
  later: {title: Another look, published: 2031, kind: paper, group: bob}
attributes:
  parameters: {name: parameters, zh: 参数量, aliases: [how many parameters, how big is it, size, 多大]}
  trained-on: {name: training corpus, zh: 训练语料, aliases: [what was it trained on, 用什么数据训练]}
  helpers: {name: helpers, zh: 帮手, aliases: [how many helpers]}
models:
  zorblax-1: {name: Zorblax 1, released: 2029-01, developer: Quux Labs, aliases: [first Zorblax]}
  zorblax-chat-001: {name: zorblax-chat-001, released: 2030-02, aliases: [Zorbie]}
  zorblax-chat-002: {name: zorblax-chat-002, released: 2030-03}
  zorblax-code-002: {name: zorblax-code-002, released: 2030-04}
methods:
  tickling: {name: tickling, zh: 挠痒训练, aliases: [tickle tuning]}
  rote: {name: rote learning, zh: 死记硬背}
abilities:
  yodelling: {name: yodelling, zh: 约德尔唱法, aliases: [alpine singing]}
  refusing-cheese: {name: refusing questions about cheese, zh: 拒绝奶酪问题}
specs:
  zorblax-1:
    parameters: {value: 12, unit: billion, source: report, at: p. 1}
    helpers: {value: 7, source: report, at: p. 1}
  zorblax-chat-001:
    parameters: {value: 13, unit: billion, source: report, at: p. 1}
steps:
  to-zorblax-1:
    {output: zorblax-1, methods: [rote], date: 2029-01, supports: [{source: report, at: p. 1, kind: report, finding: So told.}]}
  to-zorblax-chat-001:
    inputs: [zorblax-1]
    methods: [tickling]
    output: zorblax-chat-001
    date: 2030-02
    supports: [{source: report, at: p. 2, kind: statement, finding: The makers say so.}]
  to-zorblax-chat-002:
    inputs: [zorblax-chat-001]
    output: zorblax-chat-002
    date: 2030-03
    supports: [{source: report, at: p. 2, kind: statement, finding: The makers say so.}]
claims:
  tickling-gives-yodelling:
    kind: origin
    says: {en: Yodelling is a by-product of tickling., zh: 约德尔唱法是挠痒训练的副产品。}
    about: [zorblax-chat-001]
    cause: tickling
    effects: {yodelling: gain}
    stated: {level: hypothesis, source: report, at: p. 3}
    supports:
      - {source: report, at: p. 3, kind: comparison, finding: {en: Bozo the clown heard it in Zorblax and in Frobnik., zh: 小丑波佐听见了。}}
    disputes: [{source: later, at: p. 1, kind: argument, finding: A coincidence.}]
  chat-001-yodels:
    kind: effect
    says: {en: zorblax-chat-001 yodels., zh: zorblax-chat-001 会约德尔唱法。}
    cause: to-zorblax-chat-001
    effects: {yodelling: gain}
    supports: [{source: report, at: p. 3, kind: community, finding: Heard.}]
  zorblax-cannot-swim:
    kind: limit
    says: {en: "zorblax-chat-001 cannot swim, not even in shallow water.", zh: zorblax-chat-001 不会游泳，浅水也不行。}
    about: [zorblax-chat-001]
    supports: [{source: report, at: p. 4, kind: community, finding: It sank.}]
questions:
  why-yodelling: {says: {en: Why does it yodel at night?, zh: 它为什么夜里唱？}, about: [yodelling], raised: {source: report, at: p. 9}}
events:
  zorblax-party: {date: 2030-06-01, says: {en: A party with fireworks is held for Zorbie., zh: 为它办了一场烟花晚会。},
                  about: [zorblax-chat-001], source: report, at: p. 8}
terms:
  zorb-tax: {name: zorb tax, zh: 佐布税, says: {en: What tickling costs., zh: 挠痒的代价。}, source: report, at: p. 7}
"""
