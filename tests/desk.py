"""A terminal for checks of `preview`: a pty that answers as kitty, a sixel terminal or none does,
and tells frames and pictures from what is written to it."""
import base64, fcntl, os, pathlib, pty, re, select, shutil, signal, struct, termios, time

import program

END = b'\x1b[?2026l'
# What each kind of terminal answers, the last of it to DA1.
ANSWERS = {
    'kitty': b'\x1b_Gi=29749;OK\x1b\\\x1b[6;20;10t\x1b[?62;c',
    'sixel': b'\x1b[6;20;10t\x1b[?62;4;c',
    'plain': b'\x1b[?62;c',
    'mute': b'',
}


class Desk:
    """The program on a terminal of its own."""

    def __init__(self, *words, answers='kitty', columns=100, rows=30, tool=None, cwd=None, **env):
        names = program.environment(TERM='xterm-256color', COLORTERM='truecolor', TMUX=None,
                                    TERM_PROGRAM=None, LC_TERMINAL=None, STY=None)
        names.update({name: str(value) for name, value in env.items()})
        self.answers, self.answered = answers, False
        self.seen, self.at, self.status = b'', 0, None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            time.sleep(0.05)  # until the window has its size
            os.chdir(cwd or os.getcwd())
            os.execvpe((tool or [program.PROGRAM])[0],
                       [*(tool or [program.PROGRAM]), *map(str, words)], names)
        self.resize(columns, rows)

    def resize(self, columns, rows, cell=(10, 20)):
        size = struct.pack('HHHH', rows, columns, columns * cell[0], rows * cell[1])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, size)

    def type(self, text):
        os.write(self.fd, text.encode())

    def read(self, seconds):
        """Takes in what comes; False where nothing did, or the program has ended."""
        ready, _, _ = select.select([self.fd], [], [], max(0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self.fd, 1 << 20)
        except OSError:
            data = b''
        self.seen += data
        if not self.answered and b'\x1b[c' in self.seen:
            self.answered = True
            os.write(self.fd, ANSWERS[self.answers])
        return bool(data)

    def wait(self, wanted=END, seconds=10):
        """Until that was written, from where the last wait ended; what was written, or None."""
        end = time.monotonic() + seconds
        while True:
            found = self.seen.find(wanted, self.at)
            if found >= 0:
                start, self.at = self.at, found + len(wanted)
                return self.seen[start:self.at]
            if time.monotonic() > end or (not self.read(end - time.monotonic()) and self.ended()):
                return None

    def rest(self, seconds=0.3):
        """Until nothing comes for so long; what came since the last wait."""
        while self.read(seconds):
            pass
        start, self.at = self.at, len(self.seen)
        return self.seen[start:]

    def frame(self, seconds=10):
        """The newest frame that is whole, once there is one and nothing more comes."""
        self.wait(END, seconds)
        self.rest()
        end = self.seen.rfind(END)
        start = self.seen.rfind(b'\x1b[?2026h', 0, end)
        return self.seen[start:end]

    def forget(self):
        """Drops what has been looked at."""
        self.seen, self.at = self.seen[self.at:], 0

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
        return self.status is not None

    def quit(self, key='q', seconds=20):
        """Ends it with that key; the exit status, or None where it had to be killed."""
        if key and not self.ended():
            self.type(key)
        end = time.monotonic() + seconds
        while not self.ended() and time.monotonic() < end:
            self.read(0.02)
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        while self.read(0):
            pass
        return self.status

    def memory(self):
        """What the program holds, in KiB."""
        text = pathlib.Path(f'/proc/{self.pid}/status').read_text()
        return int(re.search(r'VmRSS:\s*(\d+)', text)[1])


def kitty_pictures(data):
    """The PNG files in it."""
    files, now = [], b''
    for keys, piece in re.findall(rb'\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\', data):
        if b'a=T' in keys:
            now = b''
        if b'm=' in keys:
            now += piece
        if b'm=0' in keys:
            files.append(base64.b64decode(now))
    return files


def plain(data):
    """The text of a frame without pictures and attributes, a line a row."""
    data = re.sub(rb'\x1b[_P\]].*?(\x1b\\|\x07)', b'', data, flags=re.S)
    data = re.sub(rb'\x1b\[(\d+);(\d+)H', b'\n', data)
    return re.sub(rb'\x1b(\[[?0-9;]*[A-Za-z]|[78])', b'', data).decode('utf-8', 'replace')


class Report:
    """A copy of the sample that saves are made in."""

    def __init__(self, name='report'):
        self.folder = program.OUT / name
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(program.SAMPLE, self.folder)
        self.file = self.folder / 'report.yaml'
        self.good = self.file.read_text()

    def text(self, number):
        """The report with another number of the first channel."""
        return re.sub(r'(\[门户网站, *\d+, *)\d+', lambda match: match[1] + str(number), self.good)

    def save(self, text):
        """As most editors do: a new file, then its name."""
        new = self.folder / '.report.yaml.new'
        new.write_text(text)
        new.rename(self.file)

    def save_over(self, text, pause=0):
        """Into the file itself, in two pieces."""
        data = text.encode()
        with open(self.file, 'wb', buffering=0) as file:
            file.write(data[:len(data) // 2])
            time.sleep(pause)
            file.write(data[len(data) // 2:])
