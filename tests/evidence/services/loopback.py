"""A server on this machine that replays recorded or invented answers, with faults."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Recorder:
    """Answers by a function of the path, and remembers what was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.paths = []
        self.agents = []
        self.address = ""


@contextmanager
def serving(answer) -> Iterator[Recorder]:
    """Serve answers: a function of the path that gives status, headers and body, or a fault."""
    recorder = Recorder(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits until its head was acknowledged

        def do_GET(self):
            recorder.paths.append(self.path)
            recorder.agents.append(self.headers.get("user-agent", ""))
            respond(self, recorder.answer(self.path))

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    recorder.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield recorder
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def respond(handler, answer):
    """Send an answer, or do what a fault says."""
    status, headers, body = answer
    if status == "closed":
        handler.close_connection = True
        handler.connection.close()
        return
    if status == "slow":
        time.sleep(1.5)
        status = 200
    length = len(body)
    if status == "cut":
        status, length = 200, length + 1000
        handler.close_connection = True
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("content-length", str(length))
    handler.end_headers()
    handler.wfile.write(body)


def json_body(value) -> bytes:
    """Write a body."""
    return json.dumps(value).encode()
