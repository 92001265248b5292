"""What is said of YAML texts that cannot be read."""

from __future__ import annotations

import re
from typing import Final

from medconsortium.syntax.wording import Wording

__all__ = [
    "DIRECTIVE",
    "EMPTY",
    "EMPTY_KEY",
    "FORBIDDEN_CHARACTER",
    "MERGE_KEY",
    "SEVERAL_DOCUMENTS",
    "TAG",
    "UNKNOWN_ALIAS",
    "VERSION",
    "explanation",
]

EMPTY: Final = Wording(
    "empty-document",
    "文件中只有注释，没有内容",
    "the document holds nothing but comments",
    "写入内容，或检查是否选错了文件",
    "write something into it, or check that this is the right file",
)
FORBIDDEN_CHARACTER: Final = Wording(
    "forbidden-character",
    "此处有不可见字符 U+{number}，YAML 文件中不能直接使用",
    "the invisible character U+{number} may not stand in a YAML document as it is",
    "删除它（多为复制粘贴带入）；确需保留时在双引号内写作转义，如 \\u2028",
    "delete it (it often comes with pasted text), or write it as an escape in double quotes, "
    "such as \\u2028",
)
TAG: Final = Wording(
    "yaml-tag",
    "不支持标签“{found}”",
    "the tag '{found}' is not supported",
    "删除标签；要表示文字，请给值加引号；以“!”开头的文字也请加引号",
    "delete the tag; put quotes around what is text, also where it begins with !",
)
MERGE_KEY: Final = Wording(
    "yaml-merge-key",
    "不支持合并键“<<”",
    "the merge key << is not supported",
    "把要合并的内容直接写出",
    "write out what it would merge",
)
SEVERAL_DOCUMENTS: Final = Wording(
    "yaml-several-documents",
    "一个文件中只能有一份文档，此处却开始了另一份",
    "a file holds one document, but another begins here",
    "删除分隔线“---”，或拆成多个文件",
    "delete the line ---, or split the file",
)
VERSION: Final = Wording(
    "yaml-version",
    "本文件不是 YAML 1.2",
    "the document is not YAML 1.2",
    "删除 %YAML 一行，并把 yes、no、on、off 改写为 true、false",
    "delete the line %YAML, and write true or false for yes, no, on and off",
)
DIRECTIVE: Final = Wording(
    "yaml-tag",
    "不支持 %TAG 指令",
    "the directive %TAG is not supported",
    "删除这一行，并删除用到它的标签",
    "delete the line, and the tags that use it",
)
EMPTY_KEY: Final = Wording(
    "key-not-text",
    "冒号之前没有键",
    "there is no key before the colon",
    '写上键；若键确为空文字，写作 ""',
    'write the key; a key that is meant to be empty is written ""',
)
UNKNOWN_ALIAS: Final = Wording(
    "unknown-alias",
    "别名“*{name}”没有对应的锚点“&{name}”",
    "the alias *{name} refers to nothing: no &{name} stands before it",
    "检查名称；以“*”开头的文字请加引号",
    "check the name; put quotes around text that begins with *",
)

_UNKNOWN: Final = Wording(
    "syntax",
    "YAML 写法有误（解析器报告：{problem}）",
    "this is not YAML: {problem}",
    "检查此处及上一行的缩进、引号、括号和冒号",
    "check indentation, quotes, brackets and colons here and in the line above",
)
_COLON: Final = Wording(
    "syntax",
    "此处不能有冒号“:”",
    "a colon cannot stand here",
    "值中含有“: ”时请加引号；否则检查上一行的缩进",
    "put quotes around a value that holds ': '; else check how the line above is indented",
)
_NO_COLON: Final = Wording(
    "syntax",
    "此处没有英文冒号，不是“键: 值”",
    "this is no 'key: value', for it has no colon",
    "写上英文冒号和空格（不要用全角冒号“：”）；若是上一行文字的继续，请多缩进",
    "write a colon and a space (not a full-width colon); if this continues text from above, "
    "indent it more",
)
_MISFIT: Final = Wording(
    "syntax",
    "此处与第{line}行开始的结构对不上",
    "this does not fit the structure that begins in line {line}",
    "把同一层的键或“-”左对齐；检查上一行的引号和括号",
    "align the keys or dashes of one level; check quotes and brackets in the line above",
)
_NOT_SEPARATED: Final = Wording(
    "syntax",
    "第{line}行开始的括号内，此处应是英文逗号或右括号",
    "inside the brackets of line {line}, a comma or the closing one is expected here",
    "用英文逗号分隔各项，补上右括号；含有逗号或括号的文字请加引号",
    "separate the items by commas and close the bracket; put quotes around text that holds "
    "commas or brackets",
)
_NO_VALUE: Final = Wording(
    "syntax",
    "此处应是一个值，却是“{found}”",
    "a value is expected here, not '{found}'",
    "写入值，或删除多余的符号；以此符号开头的文字请加引号",
    "write a value, or delete what is too much; put quotes around text that begins like this",
)
_TRAILING: Final = Wording(
    "trailing",
    "文件内容到此已完整，后面却还有“{found}”",
    "the document is complete before this, yet '{found}' follows",
    "删除多余的内容，或检查缩进和括号",
    "delete what follows, or check indentation and brackets",
)
_NO_BEGINNING: Final = Wording(
    "syntax",
    "值不能以字符“{found}”开头",
    "nothing can begin with the character '{found}' here",
    "缩进只能用空格，不能用制表符；以 @ ` % 开头的文字请加引号",
    "indent with spaces, not with tabs; put quotes around text that begins with @ ` or %",
)
_OPEN_QUOTES: Final = Wording(
    "syntax",
    "从此处开始的引号没有结束",
    "the quotes that open here are never closed",
    "补上结束的引号",
    "close the quotes",
)
_BAD_ESCAPE: Final = Wording(
    "syntax",
    "双引号内的反斜杠后不能是“{found}”",
    "a backslash in double quotes cannot be followed by '{found}'",
    "改用单引号，或把反斜杠写作 \\\\",
    "use single quotes, or write the backslash as \\\\",
)
_NO_CHARACTER: Final = Wording(
    "lone-surrogate",
    "双引号内的转义不是一个字符（代理码，或超出 Unicode 范围）",
    "the escape is no character: it is a surrogate, or beyond Unicode",
    "直接写出字符本身，或写作 \\U 加 8 位十六进制数",
    "write the character itself, or \\U and eight hexadecimal digits",
)
_DASH: Final = Wording(
    "syntax",
    "此处不能有列表项“-”",
    "a list item - cannot stand here",
    "列表请另起一行；以“- ”开头的文字请加引号",
    "begin the list on a line of its own; put quotes around text that begins with '- '",
)
_BAD_ANCHOR: Final = Wording(
    "syntax",
    "“&”“*”之后的名称只能用英文字母、数字、“-”和“_”",
    "the name after & or * takes only ASCII letters, digits, - and _",
    "改名；以“&”“*”开头的文字请加引号",
    "rename it; put quotes around text that begins with & or *",
)

# What libyaml or PyYAML reports, and what we say of it.
_EXPLANATIONS: Final = tuple(
    (re.compile(pattern), wording)
    for pattern, wording in (
        ("mapping values are not allowed", _COLON),
        ("could not find expected ':'", _NO_COLON),
        ("expected (key|'-' indicator|<block end>)", _MISFIT),
        ("expected ',' or '[]}]'", _NOT_SEPARATED),
        ("expected (the )?node content", _NO_VALUE),
        ("expected '?<document start>", _TRAILING),
        ("cannot start any token|found a tab character", _NO_BEGINNING),
        ("unexpected (end of stream|document (indicator|separator))", _OPEN_QUOTES),
        ("unknown escape character|expected (hexdecimal|escape sequence)", _BAD_ESCAPE),
        (r"invalid Unicode character escape code|chr\(\)|too large", _NO_CHARACTER),
        ("sequence entries are not allowed", _DASH),
        ("expected alphabetic or numeric character", _BAD_ANCHOR),
        ("(compatible|duplicate %?) ?YAML|version number|a digit|string conversion", VERSION),
        ("(scanning|parsing) a tag|tag handle", TAG),
    )
)
_POINTS_AT_BEGINNING: Final = (_NO_COLON, _OPEN_QUOTES, TAG)


def explanation(problem: str) -> tuple[Wording, bool]:
    """Return what to say of a parser's `problem`, and whether to point at the construct's start.

    >>> explanation("could not find expected ':'")[1]
    True
    """
    for pattern, wording in _EXPLANATIONS:
        if pattern.search(problem):
            return wording, wording in _POINTS_AT_BEGINNING
    return _UNKNOWN, False
