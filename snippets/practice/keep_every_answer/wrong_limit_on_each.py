"""web answered, but is noted as 'failed: '"""

import time
from concurrent.futures import ThreadPoolExecutor


def ask(server):
    time.sleep(0.1)
    if server == "mail":
        raise ConnectionError(f"{server} does not answer")
    return f"{server} is up"


def ask_all(servers, ask=ask):
    with ThreadPoolExecutor(max(1, len(servers))) as pool:
        fs = {s: pool.submit(ask, s) for s in servers}
        out = {}
        for s, f in fs.items():
            try:
                out[s] = f.result(timeout=1)
            except OSError as e:
                out[s] = f"failed: {e}"
    return out
