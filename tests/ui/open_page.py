"""What tests of pages do alike."""


def settle(opener):
    """What the page asked of the vault is answered, and what it asked for then."""
    for _ in range(5):
        opener.on_worker(lambda: None)


def page_of(window):
    return window.pages.currentWidget()
