"""The tests run in a zone in which it is near noon, so that no run goes over midnight; by being
imported, before anything asks what day it is.

A day is a local day in the program and in the tests. Where one of UTC is taken for it, a run shows
it for a good part of each day. A zone that was given (`TZ`) is kept.
"""

import os
import time

if "TZ" not in os.environ and hasattr(time, "tzset"):
    east = 12 - time.gmtime().tm_hour
    os.environ["TZ"] = f"<{east:+03d}>{-east}"  # POSIX counts westward; no zone database needed
    time.tzset()
