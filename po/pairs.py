"""The texts of the sources, as pairs of English and Chinese.

A pair is an English literal with a Chinese one behind it, arguments of a call or members of a
row: `fault_hint(faults, "write %s", "请写 %s", word)`, `{"tag", "a tag that can't be read",
"标签写得不对"}`. Nothing has to be marked, so nothing can be forgotten."""
import pathlib, re

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOKEN = re.compile(r'''
    (?P<comment>//[^\n]*|/\*.*?\*/) | (?P<string>"(?:[^"\\\n]|\\.)*") |
    (?P<character>'(?:[^'\\\n]|\\.)*') | (?P<name>[A-Za-z_]\w*) | (?P<mark>[^\s])''', re.X | re.S)
HAN = re.compile('[\u3400-\u9fff\U00020000-\U0003ffff]')
CHINESE = re.compile('[\u3000-\u9fff\uff00-\uffef\U00020000-\U0003ffff]')
CONVERSION = re.compile(r'%(?:%|[-+#0]*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?(?:hh|h|ll|l|z|j|t)?[a-zA-Z])')
ESCAPE = {'n': '\n', 't': '\t', 'r': '\r', '"': '"', '\\': '\\', "'": "'", '0': '\0'}


class Text:
    """A literal, adjoining ones as one."""

    def __init__(self, text, line):
        self.text, self.line = text, line


def unescape(body):
    out, i = bytearray(), 0
    while i < len(body):
        if body[i] != '\\':
            out += body[i].encode()
            i += 1
        elif body[i + 1] == 'x':
            digits = re.match(r'[0-9A-Fa-f]+', body[i + 2:])[0]
            out.append(int(digits, 16) & 255)
            i += 2 + len(digits)
        elif body[i + 1] in '01234567':
            digits = re.match(r'[0-7]{1,3}', body[i + 1:])[0]
            out.append(int(digits, 8) & 255)
            i += 1 + len(digits)
        else:
            out += ESCAPE.get(body[i + 1], body[i + 1]).encode()
            i += 2
    return out.decode('utf-8', 'replace')


def tokens(source):
    """Names and marks as text, literals as Text."""
    found, line, at = [], 1, 0
    for match in TOKEN.finditer(source):
        line += source.count('\n', at, match.start())
        at = match.start()
        kind = match.lastgroup
        if kind == 'string':
            text = unescape(match[0][1:-1])
            if found and isinstance(found[-1], Text):
                found[-1].text += text
            else:
                found.append(Text(text, line))
        elif kind != 'comment':
            found.append(match[0])
    return found


def sources():
    return sorted(ROOT.glob('render/**/*.c'))


# What stands in pictures, or is looked for in prose: not said to users.
NOT_SAID = {'chart/alternative.c', 'chart/content.c', 'check/quantity_words.c',
            'layout/prose_spans.c', 'layout/text.c'}


def has_words(text):
    return re.search('[A-Za-z]', CONVERSION.sub('', text))


def is_english(text):
    """Chinese words may be quoted in it."""
    return len(re.findall('[A-Za-z]', text)) >= 3 * len(HAN.findall(text))


def in_words_call(list, at):
    """`words_in(faults->language, ", ", "、")`: there even a comma is a text."""
    return 'words_in' in list[max(0, at - 9):at]


def pairs_of(path):
    """[(line, English, Chinese)]"""
    if str(path.relative_to(ROOT / 'render')) in NOT_SAID:
        return []
    list = tokens(path.read_text())
    return [(list[i].line, list[i].text, list[i + 2].text) for i in range(len(list) - 2)
            if list[i + 1] == ',' and isinstance(list[i], Text) and
            isinstance(list[i + 2], Text) and CHINESE.search(list[i + 2].text) and
            is_english(list[i].text) and
            (has_words(list[i].text) or in_words_call(list, i))]


def conversions(text):
    return [word for word in CONVERSION.findall(text) if word != '%%']


def all_pairs():
    """{English: (Chinese, [files])} in the order of files; of two Chinese texts the first."""
    found = {}
    for path in sources():
        name = str(path.relative_to(ROOT))
        for _, english, chinese in pairs_of(path):
            entry = found.setdefault(english, (chinese, []))
            if name not in entry[1]:
                entry[1].append(name)
    return found
