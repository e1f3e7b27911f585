"""Runs the form as a page alone: Voilà on the master notebook, for the person who started it and nobody else."""

import logging
import os
import secrets
import threading
import webbrowser
from html import escape
from pathlib import Path
from typing import Any

from traitlets import Bool, Unicode
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

from section55 import workspace
from section55.notebook.lab.server import encrypted_kernels
from section55.notebook.lab.surroundings import own_surroundings, stop_with_terminal

_SECONDS_WITHOUT_PAGE = 60
"""After so long a kernel whose page is gone ends, where the page could not say so: its browser crashed, say."""
_PING_TIMEOUT = "websocket_ping_timeout"
_OPTIONS = [
    "--Voila.ip=localhost",
    # With no page connected; a page that is open keeps its kernel, however long nothing is typed.
    f"--MappingKernelManager.cull_idle_timeout={_SECONDS_WITHOUT_PAGE}",
    "--MappingKernelManager.cull_interval=10",
    "--MappingKernelManager.cull_connected=False",
    # Another site's page cannot send it, so that no picture in one starts a kernel here.
    "--IdentityProvider.cookie_options=SameSite=Strict",
    "--Voila.log_level=ERROR",
]


def serve(port: int | None, browser: bool) -> None:
    """Run the form until it is stopped.

    Without a ``port`` it listens at 8866 or another that is free; ``browser`` opens one on the form.
    Only who has the token in the address that is printed gets in; the token is JUPYTER_TOKEN, or a
    new one at each start. Raises `WorkbookError` where Jupyter's folder for running servers cannot
    be written.
    """
    with own_surroundings() as folder:
        server = FormPage(
            token=os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24),
            open_file=str(folder / "open.html"),
            shows_browser=browser,
            **({"port": port, "port_retries": 0} if port else {}),
        )
        server.initialize([str(workspace.MASTER_NOTEBOOK), *_OPTIONS, *encrypted_kernels()])
        # Tornado takes Jupyter's milliseconds for seconds, and warns of them: a line that no officer understands. A
        # setting without that warning would have Jupyter close each connection after half a minute.
        logging.getLogger("tornado.general").addFilter(lambda record: _PING_TIMEOUT not in record.getMessage())
        stop_with_terminal()
        server.start()


class FormPage(Voila):  # type: ignore[misc]  # Voilà has no types
    """Voilà that answers only to this computer's own names, and whose kernels end with their pages."""

    open_file = Unicode(help="Where the page lies that leads the browser to the form.")
    shows_browser = Bool(help="Whether a browser is opened on the form.")

    def load_config_file(self, *names: Any, **options: Any) -> None:
        """Load nothing: Voilà would run a ``voila.py`` of the current folder."""

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        # A page elsewhere whose name leads here (DNS rebinding) is refused by its Host.
        settings["allow_remote_access"] = False
        return settings

    def init_handlers(self) -> list[Any]:
        handlers = super().init_handlers()
        return [
            (path, EndKernel if handler is VoilaShutdownKernelHandler else handler, *more)
            for path, handler, *more in handlers
        ]

    def launch_browser(self) -> None:
        """Print the form's address, now that it is listened at, and open it where that is wanted."""
        address = f"{self.connection_url}?token={self.token}"
        print(f"The form is at {address}", flush=True)
        if self.shows_browser:
            # By way of a file: a token on the browser's command line would be seen by everybody on this computer.
            path = Path(self.open_file)
            path.touch(mode=0o600)
            path.write_text(
                f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url={escape(address)}"><title>The form</title>'
                f'<a href="{escape(address)}">Open the form</a>',
                encoding="utf-8",
            )
            threading.Thread(target=webbrowser.open, args=[path.as_uri()], daemon=True).start()


class EndKernel(VoilaShutdownKernelHandler):  # type: ignore[misc]  # Voilà has no types
    """Ends the kernel of a page that is closed.

    Voilà's own request, which has no XSRF token and would be refused for that, comes before the page
    is left; the officer may still stay. The workbook's template sends another when it is left.
    """

    def check_xsrf_cookie(self) -> None:
        """Take the request from this server's own pages: a page that closes cannot send the token."""
        if not self.check_origin():
            self.send_error(403)

    async def post(self, kernel_id: str) -> None:
        if self.get_query_argument("page", "") == "closed":
            await super().post(kernel_id)
        else:
            self.set_status(204)
            self.finish()
