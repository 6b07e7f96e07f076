"""The bank `bank new` writes: one question of each type, with what an author must know beside it."""

import re

from studyapp.library.outline import Outline
from studyapp.locales import Language

_ZH = """\
# 题库：一个 YAML 文件，存成 UTF-8。# 和空格之后的内容是注释，可以随意删改。
# 检查：  studyapp bank check 本文件
# 试用：  studyapp --bank 本文件
# 若想在编辑器里自动补全：先运行 studyapp bank schema > bank.schema.json，再去掉下一行开头的“# ”
# # yaml-language-server: $schema=bank.schema.json
bank: {bank}              # 题库的名字
course: {course}                # 所属课程，不要改
title:
  zh: 我的题库
  en: My bank
version: 1.0.0
license: CC-BY-4.0
questions:
  # 单选题。冒号一律用半角，后面空一格；缩进用空格。
  - id: {prefix}-1              # 全课程唯一，定下来就不要再改
    topic: {topic}          # 大纲里的知识点
    type: single
    difficulty: 2           # 1 易 · 2 较易 · 3 较难 · 4 难
    level: apply            # recall 识记 · understand 理解 · apply 应用
    stem:
      zh: "店长以为顾客只在乎价格，其实顾客最在乎出餐快。这属于什么问题？"
      en: "A manager believes customers care only about price; in fact they want speed. What is wrong?"
    options:
      A: {{zh: 没有弄懂顾客的期望, en: The customers' expectations are not understood}}
      B: {{zh: 服务标准定得太低, en: The service standards are set too low}}
      C: {{zh: 员工没有按标准去做, en: Staff do not work to the standards}}
      D: {{zh: 广告许诺得太多, en: The advertising promises too much}}
    answer: A
    why:                    # 讲清道理；选项会打乱，所以不要写“选项 A”
      zh: "顾客要什么，管理者从一开始就想错了。"
      en: "Management was mistaken from the start about what customers want."
    why_not:                # 可不写：某个干扰项错在哪里
      B: {{zh: 还没有谈到标准, en: Standards have not come into it yet}}

  # 多选题：答案的字母连着写，按字母顺序。
  - id: {prefix}-2
    topic: {topic}
    type: multiple
    stem:
      zh: "下列哪些做法有助于了解顾客的期望？"
      en: "Which of these help a firm to learn what customers expect?"
    options:
      A: {{zh: 分析投诉记录, en: Analysing complaints}}
      B: {{zh: 提高广告预算, en: Raising the advertising budget}}
      C: {{zh: 与一线员工座谈, en: Talking with front-line staff}}
      D: {{zh: 压缩培训时间, en: Shortening training}}
    answer: AC
    why:
      zh: "投诉和一线员工都带着顾客的声音，其余两项与顾客想要什么无关。"
      en: "Complaints and front-line staff carry the customers' voice; the rest has nothing to do with what they want."

  # 判断题：答案写 true 或 false；错误的说法最好附上改正。
  - id: {prefix}-3
    topic: {topic}
    type: true_false
    stem:
      zh: "只要服务质量高，每一位顾客都会满意。"
      en: "If service quality is high, every customer is satisfied."
    answer: false
    correction:
      zh: "顾客是否满意，取决于感知到的服务与期望的比较。"
      en: "Whether a customer is satisfied depends on how perceived service compares with expectation."
    why:
      zh: "期望更高的顾客，面对同样好的服务也可能失望。"
      en: "A customer who expected more may be disappointed by the same good service."

  # 填空题：空格写 {{1}}、{{2}} ……，答案依次列出；每个空先写标准答案，再写其他可以接受的写法。
  - id: {prefix}-4
    topic: {topic}
    type: fill_in
    stem:
      zh: "顾客把感知到的服务与{{1}}相比较，得出是否满意的{{2}}。"
      en: "Customers compare perceived service with their {{1}} and reach a {{2}} about it."
    answer:
      - zh: [期望, 预期]
        en: [expectations, expectation]
      - zh: [判断, 评价]
        en: [judgement, judgment]
    why:
      zh: "满意是比较的结果，所以既要看服务，也要看期望。"
      en: "Satisfaction comes from a comparison, so both the service and the expectation count."
"""

_EN = """\
# A bank: one YAML file, saved as UTF-8. What follows # and a space is a comment; delete it as you like.
# Check it:  studyapp bank check THIS-FILE
# Try it:    studyapp --bank THIS-FILE
# To have your editor complete it, run studyapp bank schema > bank.schema.json and remove the first "# " of this line:
# # yaml-language-server: $schema=bank.schema.json
bank: {bank}              # the bank's name
course: {course}                # the course it belongs to; leave it as it is
title:
  zh: 我的题库
  en: My bank
version: 1.0.0
license: CC-BY-4.0
questions:
  # Single choice. Colons are ordinary ones with a space behind; indent with spaces.
  - id: {prefix}-1              # unique in the course; never change it later
    topic: {topic}          # a topic of the syllabus
    type: single
    difficulty: 2           # 1 easy .. 4 hard
    level: apply            # recall, understand or apply
    stem:
      zh: "店长以为顾客只在乎价格，其实顾客最在乎出餐快。这属于什么问题？"
      en: "A manager believes customers care only about price; in fact they want speed. What is wrong?"
    options:
      A: {{zh: 没有弄懂顾客的期望, en: The customers' expectations are not understood}}
      B: {{zh: 服务标准定得太低, en: The service standards are set too low}}
      C: {{zh: 员工没有按标准去做, en: Staff do not work to the standards}}
      D: {{zh: 广告许诺得太多, en: The advertising promises too much}}
    answer: A
    why:                    # say why; options are shuffled, so never write "option A"
      zh: "顾客要什么，管理者从一开始就想错了。"
      en: "Management was mistaken from the start about what customers want."
    why_not:                # optional: what is wrong with a tempting option
      B: {{zh: 还没有谈到标准, en: Standards have not come into it yet}}

  # Multiple choice: the letters of the answer together, in alphabetical order.
  - id: {prefix}-2
    topic: {topic}
    type: multiple
    stem:
      zh: "下列哪些做法有助于了解顾客的期望？"
      en: "Which of these help a firm to learn what customers expect?"
    options:
      A: {{zh: 分析投诉记录, en: Analysing complaints}}
      B: {{zh: 提高广告预算, en: Raising the advertising budget}}
      C: {{zh: 与一线员工座谈, en: Talking with front-line staff}}
      D: {{zh: 压缩培训时间, en: Shortening training}}
    answer: AC
    why:
      zh: "投诉和一线员工都带着顾客的声音，其余两项与顾客想要什么无关。"
      en: "Complaints and front-line staff carry the customers' voice; the rest has nothing to do with what they want."

  # True or false: the answer is true or false; a false statement had better be put right.
  - id: {prefix}-3
    topic: {topic}
    type: true_false
    stem:
      zh: "只要服务质量高，每一位顾客都会满意。"
      en: "If service quality is high, every customer is satisfied."
    answer: false
    correction:
      zh: "顾客是否满意，取决于感知到的服务与期望的比较。"
      en: "Whether a customer is satisfied depends on how perceived service compares with expectation."
    why:
      zh: "期望更高的顾客，面对同样好的服务也可能失望。"
      en: "A customer who expected more may be disappointed by the same good service."

  # Fill in the blanks: {{1}}, {{2}} … in the stem; one entry each below, model answer first, then fair variants.
  - id: {prefix}-4
    topic: {topic}
    type: fill_in
    stem:
      zh: "顾客把感知到的服务与{{1}}相比较，得出是否满意的{{2}}。"
      en: "Customers compare perceived service with their {{1}} and reach a {{2}} about it."
    answer:
      - zh: [期望, 预期]
        en: [expectations, expectation]
      - zh: [判断, 评价]
        en: [judgement, judgment]
    why:
      zh: "满意是比较的结果，所以既要看服务，也要看期望。"
      en: "Satisfaction comes from a comparison, so both the service and the expectation count."
"""


def starter(name: str, outline: Outline, language: Language) -> str:
    """The text of a new bank called `name`, which passes the check against `outline`; comments are in `language`."""
    prefix = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "my-bank"
    template = _ZH if language == "zh" else _EN
    topic = "gap-model" if "gap-model" in outline.topics else min(outline.topics)
    return template.format(bank=f"{outline.course}/{prefix}", course=outline.course, prefix=prefix, topic=topic)
