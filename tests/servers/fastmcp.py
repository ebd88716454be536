"""Two tools served by FastMCP of the official Python SDK, over `sse` or `streamable-http`.

It listens on a free port of loopback and prints which. It ends with whoever started it, whose end
closes its standard input, and after ten minutes in any case.
"""

import os
import socket
import sys
import threading

import uvicorn
from mcp.server.fastmcp import FastMCP
from mcp.types import ToolAnnotations
from starlette.middleware.cors import CORSMiddleware

LIFETIME = 10 * 60

server = FastMCP("python", log_level="WARNING")


@server.tool(title="Add", annotations=ToolAnnotations(readOnlyHint=True))
def add(a: int, b: int) -> int:
    """Adds two numbers"""
    return a + b


@server.tool(annotations=ToolAnnotations(destructiveHint=True))
def clear() -> str:
    """清空全部数据"""
    return "done"


def end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def end_in_time() -> None:
    os._exit(0)


def main(transport: str) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    lifetime = threading.Timer(LIFETIME, end_in_time)
    lifetime.daemon = True
    lifetime.start()
    app = server.sse_app() if transport == "sse" else server.streamable_http_app()
    # What a page of this machine needs to call it and to read every answer.
    app.add_middleware(
        CORSMiddleware,
        allow_origin_regex=r"http://127\.0\.0\.1:\d+",
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Mcp-Session-Id", "MCP-Protocol-Version"],
        expose_headers=["Mcp-Session-Id"],
    )
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"listening on {listener.getsockname()[1]}", flush=True)
    config = uvicorn.Config(app, log_level="warning")
    uvicorn.Server(config).run(sockets=[listener])


main(sys.argv[1])
