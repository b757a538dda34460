"""What the checks of the whole program share: running it, TAP lines, and readers of what
it writes. The readers take nothing from the program and need python3 alone."""
import json, os, pathlib, re, shutil, struct, subprocess, sys, zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get('TUBIAO') or str(ROOT / 'build/render/tubiao')
OUT = pathlib.Path(os.environ.get('OUT') or '/tmp/tubiao-check')
FONTS = ROOT / 'tests/fonts'
SAMPLE = ROOT / 'samples/qufu-2023'
LAYOUTS = ['annual-report', 'annual-report-web']
OUTPUTS = ['figure-1', 'figure-2', 'table-1', 'table-2', 'table-3']
# What AddressSanitizer and UBSan print, whatever the exit status.
CRASH = re.compile(r'AddressSanitizer|LeakSanitizer|runtime error:|Assertion|free\(\)')


def line(name, problem=None):
    """One TAP line; `problem` is why not, or nothing. The reason stands under it."""
    print(f'{"not ok" if problem else "ok"} - {name}')
    for text in str(problem).splitlines() if problem else ():
        print('# ' + text)
    sys.stdout.flush()
    return not problem


def skip(name, why):
    print(f'ok - {name} # SKIP {why}')


def have(*tools):
    return all(shutil.which(tool) for tool in tools)


def environment(**more):
    """The test fonts, a cache of one's own, English, no stamp; None takes a name out."""
    names = dict(os.environ, TUBIAO_FONT_PATH=str(FONTS), XDG_CACHE_HOME=str(OUT / 'cache'),
                 LC_ALL='C')
    names.pop('SOURCE_DATE_EPOCH', None)
    for name, value in more.items():
        if value is None:
            names.pop(name, None)
        else:
            names[name] = str(value)
    return names


def run(*words, cwd=None, timeout=120, text=True, prefix=(), stdin=subprocess.DEVNULL, **env):
    """Runs tubiao with these words; keywords in capitals are its environment."""
    options = {'encoding': 'utf-8', 'errors': 'replace'} if text else {}
    return subprocess.run([*prefix, PROGRAM, *map(str, words)], cwd=cwd, timeout=timeout,
                          stdin=stdin, capture_output=True, env=environment(**env), **options)


def tool(*words, **options):
    options.setdefault('encoding', 'utf-8')
    options.setdefault('timeout', 120)
    return subprocess.run([str(word) for word in words], capture_output=True, **options)


def render_samples(folder, formats, *more, **options):
    """Both layouts of the sample into folder/LAYOUT; what went wrong, or nothing."""
    problems = []
    for layout in LAYOUTS:
        result = run('render', SAMPLE, *OUTPUTS, '--layout', layout, '-f', formats, '-o',
                     pathlib.Path(folder, layout), *more, **options)
        if result.returncode:
            problems.append(f'{layout}: status {result.returncode}\n{result.stderr}')
    return '\n'.join(problems)


def first_lines(text, count=20):
    lines = text.splitlines()
    rest = [f'… {len(lines) - count} lines more'] if len(lines) > count else []
    return '\n'.join(lines[:count] + rest)


# Scenes ---------------------------------------------------------------------------------

def pages(scene):
    return scene.get('pages') or [scene]


def texts(scene):
    """[(text, element or None)] in the order they are painted."""
    found = []

    def visit(mark, element):
        for item in mark['items']:
            own = item.get('element', element)
            if mark['marktype'] == 'text':
                lines = item['text']
                found.append((''.join(lines) if isinstance(lines, list) else lines, own))
            for inner in item.get('marks', ()):
                visit(inner, own)

    for page in pages(scene):
        visit(page['root'], None)
    return found


def structure(scene):
    """[(depth, tag, number)] in reading order."""
    found = []

    def visit(element, depth):
        found.append((depth, element['tag'], element.get('element')))
        for child in element.get('children', ()):
            visit(child, depth + 1)

    if scene.get('structure'):
        visit(scene['structure'], 0)
    return found


def packed(text):
    """Without white space: viewers put spaces and line ends where they see gaps."""
    return re.sub(r'[\s　]+', '', text)


# Characters that look like ordinary Han but are others: radicals, compatibility forms.
LOOKALIKES = re.compile('[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]')


def difference(ours, wanted):
    """Where two long texts part."""
    at = next((i for i, (a, b) in enumerate(zip(ours, wanted)) if a != b),
              min(len(ours), len(wanted)))
    around = slice(max(0, at - 20), at + 40)
    return f'at character {at}\nfound  …{ours[around]}…\nwanted …{wanted[around]}…'


# PNG (W3C PNG, second edition) -----------------------------------------------------------

class Png:
    """width, height, type, depth, per_metre, rows: bytes of one row each, unfiltered."""

    def __init__(self, data):
        if data[:8] != b'\x89PNG\r\n\x1a\n':
            raise ValueError('no PNG signature')
        self.per_metre, self.palette, packed_rows, at, names = None, None, b'', 8, []
        while at < len(data):
            length, = struct.unpack('>I', data[at:at + 4])
            name, body = data[at + 4:at + 8], data[at + 8:at + 8 + length]
            crc, = struct.unpack('>I', data[at + 8 + length:at + 12 + length])
            if zlib.crc32(name + body) != crc:
                raise ValueError(f'checksum of {name}')
            names.append(name)
            if name == b'IHDR':
                self.width, self.height, self.depth, self.type = struct.unpack('>IIBB', body[:10])
            elif name == b'pHYs':
                self.per_metre = struct.unpack('>IIB', body)
            elif name == b'PLTE':
                self.palette = body
            elif name == b'IDAT':
                packed_rows += body
            at += 12 + length
        if names[-1] != b'IEND':
            raise ValueError('no end')
        self.rows = self._unfilter(zlib.decompress(packed_rows))

    def _unfilter(self, data):
        bits = self.depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[self.type]
        length, step = (self.width * bits + 7) // 8, max(1, bits // 8)
        if len(data) != (length + 1) * self.height:
            raise ValueError(f'{len(data)} bytes of pixels, wanted {(length + 1) * self.height}')
        rows, above = [], bytes(length)
        for start in range(0, len(data), length + 1):
            above = self._row(data[start], bytearray(data[start + 1:start + 1 + length]), above, step)
            rows.append(bytes(above))
        return rows

    @staticmethod
    def _row(kind, row, above, step):
        if kind > 4:
            raise ValueError(f'filter {kind}')
        for i in range(len(row)) if kind else ():
            left, up = row[i - step] if i >= step else 0, above[i]
            corner = above[i - step] if i >= step else 0
            if kind == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up),
                           (abs(guess - corner), 2, corner))[2]
            else:
                near = (0, left, up, (left + up) // 2)[kind]
            row[i] = (row[i] + near) & 255
        return row

    def colors(self):
        """How many colours the picture has, or 257 for more."""
        if self.type == 3:
            return len(self.palette) // 3
        step, seen = {2: 3, 6: 4}[self.type], set()
        for row in self.rows:
            seen.update(zip(*(row[i::step] for i in range(step))))
            if len(seen) > 256:
                return 257
        return len(seen)
