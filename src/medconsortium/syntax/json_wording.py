"""What is said of JSON texts that cannot be read."""

from __future__ import annotations

from typing import Final

from medconsortium.syntax.wording import Wording

__all__ = [
    "BAD_ESCAPE",
    "BAD_NUMBER",
    "COMMENT",
    "CUT_OFF",
    "EXTRA",
    "FULL_WIDTH",
    "KEY_EXPECTED",
    "NOT_SEPARATED",
    "NO_COLON",
    "OPEN_TEXT",
    "RAW_CONTROL",
    "TRAILING_COMMA",
    "VALUE_EXPECTED",
    "WORD",
]

CUT_OFF: Final = Wording(
    "syntax",
    "文件在此结束，而第{line}行的“{opener}”还没有关闭",
    "the text ends here, but the '{opener}' of line {line} is not closed",
    "补上“{closer}”，或检查文件是否不完整",
    "add the missing '{closer}', or check whether the file was cut off",
)
VALUE_EXPECTED: Final = Wording(
    "syntax",
    "此处应是一个值，却是“{found}”",
    "a value is expected here, not '{found}'",
    "写入值，或删除多余的符号",
    "write a value, or delete what is too much",
)
KEY_EXPECTED: Final = Wording(
    "syntax",
    "此处应是双引号括起的键，却是“{found}”",
    "a key in double quotes is expected here, not '{found}'",
    '用英文双引号把键括起来，如 "name"',
    'put the key in double quotes, such as "name"',
)
NO_COLON: Final = Wording(
    "syntax",
    "键之后应是英文冒号“:”，却是“{found}”",
    "a colon must follow the key, not '{found}'",
    "在键与值之间写英文冒号",
    "write a colon between key and value",
)
NOT_SEPARATED: Final = Wording(
    "syntax",
    "此处应是“,”或“{closer}”，却是“{found}”",
    "a comma or '{closer}' is expected here, not '{found}'",
    "用英文逗号分隔各项，或补上“{closer}”；检查前面的引号是否成对",
    "separate the items by commas or add '{closer}'; check that the quotes before come in pairs",
)
TRAILING_COMMA: Final = Wording(
    "syntax",
    "“{closer}”之前多了一个逗号",
    "there is a comma too many before '{closer}'",
    "删除这个逗号",
    "delete the comma",
)
EXTRA: Final = Wording(
    "trailing",
    "文件内容到此已完整，后面却还有“{found}”",
    "the document is complete before this, yet '{found}' follows",
    "删除多余的内容；多个值请放在一个列表“[ ]”中",
    "delete what follows, or put several values into one list [ ]",
)
COMMENT: Final = Wording(
    "syntax",
    "JSON 不允许注释",
    "JSON allows no comments",
    "删除注释，或改用 YAML 文件",
    "delete the comment, or use a YAML file",
)
FULL_WIDTH: Final = Wording(
    "syntax",
    "此处是全角符号“{found}”",
    "this is the full-width character '{found}'",
    "改用英文（半角）的引号、冒号、逗号和括号",
    "use plain ASCII quotes, colons, commas and brackets",
)
WORD: Final = Wording(
    "syntax",
    "“{found}”不是 JSON 的值",
    "'{found}' is not a JSON value",
    "文字请用英文双引号括起；真、假、空写作 true、false、null",
    "put text in double quotes; write true, false and null in small letters",
)
BAD_NUMBER: Final = Wording(
    "syntax",
    "“{found}”不是 JSON 的数字",
    "'{found}' is not a JSON number",
    "以 0 开头的代码请用英文双引号括起；数字不带正号，小数点前后都要有数字",
    "put codes that begin with 0 in double quotes; a number has no plus sign and has digits on "
    "both sides of its point",
)
OPEN_TEXT: Final = Wording(
    "syntax",
    "从此处开始的文字没有结束的双引号",
    "the text that begins here has no closing quote",
    '补上英文双引号；文字内的双引号写作 \\"',
    'add the closing double quote; a quote inside text is written \\"',
)
RAW_CONTROL: Final = Wording(
    "syntax",
    "文字中直接出现了换行、制表符或其他控制字符（U+{number}）",
    "a line break, tab or other control character (U+{number}) stands inside text",
    "换行写作 \\n，制表符写作 \\t；或在此之前补上双引号",
    "write a line break as \\n and a tab as \\t, or close the quotes before it",
)
BAD_ESCAPE: Final = Wording(
    "syntax",
    "“{found}”不是 JSON 允许的转义",
    "'{found}' is not an escape that JSON knows",
    "反斜杠本身写作 \\\\（如 C:\\\\数据）；\\u 之后须有 4 位十六进制数",
    "write the backslash itself as \\\\ (as in C:\\\\data); \\u takes four hexadecimal digits",
)
