"""The small servers of network.sh: servers.py web ADDRESS PORT [CERTIFICATE] | proxy ADDRESS PORT [USER:PASSWORD] | ntp ADDRESS OFFSET STRATUM."""
import base64, http.server, socket, ssl, struct, sys, threading, time, urllib.request

kind, address = sys.argv[1], sys.argv[2]
if kind == "ntp":
    offset, stratum = float(sys.argv[3]), int(sys.argv[4])
    s = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
    s.bind((address, 123))
    while True:
        q, who = s.recvfrom(512)
        now = time.time() + offset + 2208988800
        stamp = struct.pack("!II", int(now), int((now % 1) * 2**32))
        s.sendto(bytes([0x24, stratum, 6, 0xEC]) + bytes(20) + q[40:48] + stamp + stamp, who)

extra = sys.argv[4] if len(sys.argv) > 4 else ""
wanted = "Basic " + base64.b64encode(extra.encode()).decode() if kind == "proxy" and extra else ""


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if kind == "proxy" and wanted and self.headers.get("Proxy-Authorization") != wanted:
            self.send_response(407)
            self.send_header("Proxy-Authenticate", 'Basic realm="lab"')
        elif kind == "proxy":
            try:
                opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
                self.send_response(opener.open(self.path, timeout=2).status)
            except OSError:
                self.send_response(502)
        else:
            self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_CONNECT(self):
        if wanted and self.headers.get("Proxy-Authorization") != wanted:
            self.send_response(407)
            self.send_header("Proxy-Authenticate", 'Basic realm="lab"')
            self.send_header("Content-Length", "0")
            return self.end_headers()
        host, port = self.path.rsplit(":", 1)
        far = socket.create_connection((host.strip("[]"), int(port)), 2)
        self.send_response(200)
        self.end_headers()
        self.wfile.flush()
        threading.Thread(target=pump, args=(far, self.connection), daemon=True).start()
        pump(self.connection, far)
        self.close_connection = True

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6 if ":" in address else socket.AF_INET


server = Server((address, int(sys.argv[3])), Handler)
if kind == "web" and extra:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(extra)
    server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
