"""What the checks of `preview --web` share: the program in the background, and requests
written byte by byte, so that they may be wrong."""
import contextlib, json, os, re, signal, socket, subprocess, time, urllib.parse

from program import CRASH, PROGRAM, environment


class Desk:
    """The program serving; leave it with `with`."""

    def __init__(self, *words, cwd=None, **env):
        self.process = subprocess.Popen(
            [PROGRAM, 'preview', '--web', *map(str, words)], cwd=cwd, env=environment(**env),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            encoding='utf-8', errors='replace')
        self.address = self.process.stdout.readline().strip()
        found = re.fullmatch(r'http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})', self.address)
        if not found:
            raise RuntimeError(f'no address: {self.address}{self.process.stderr.read()}')
        self.port, self.token = int(found[1]), found[2]
        self.status = self.said = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, how=signal.SIGINT):
        """Its exit status; what it said is in `said`."""
        if self.status is None:
            self.process.send_signal(how)
            try:
                self.said = ''.join(self.process.communicate(timeout=20))
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.said = 'did not end'
            self.status = self.process.returncode
        return self.status

    def connect(self):
        return socket.create_connection(('127.0.0.1', self.port), timeout=20)

    def raw(self, data):
        """What comes back for these bytes until the server closes or the answer is whole."""
        with self.connect() as connection:
            connection.sendall(data)
            return receive(connection)

    def ask(self, path, method='GET', host=None, cookie=True, head=(), body=b''):
        """(status, headers, body) of a request into the folder, or of one with a / in front."""
        lines = [f'{method} {path if path.startswith("/") else self.folder + path} HTTP/1.1',
                 f'Host: {host or f"127.0.0.1:{self.port}"}', 'Connection: close']
        if cookie:
            lines.append(f'Cookie: {self.cookie if cookie is True else cookie}')
        return self.raw('\r\n'.join([*lines, *head, '', '']).encode() + body)

    def enter(self):
        """Through the address that the user is given; folder and cookie are known after."""
        status, headers, _ = self.ask('/' + self.token, cookie=False)
        self.folder = headers['location']
        self.cookie = headers['set-cookie'].split(';')[0]
        return status, headers

    def state(self, **words):
        status, _, body = self.ask('state?' + urllib.parse.urlencode(words))
        return json.loads(body) if status == 200 else None

    def crashed(self):
        return CRASH.search(self.said or '')


def receive(connection):
    data = b''
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(65536):
            data += part
    head, _, body = data.partition(b'\r\n\r\n')
    first, *lines = head.decode('latin-1').split('\r\n')
    headers = {name.lower(): value for name, value in
               (line.split(': ', 1) for line in lines if ': ' in line)}
    return int(first.split()[1]) if first else 0, headers, body


def wait_until(what, seconds=10):
    """Whether it comes true in that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.02)
    return False
