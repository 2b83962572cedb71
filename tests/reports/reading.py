"""What a report says, by the names on the page."""


def table(page, key):
    return next(one for one in page.context["tables"] if one.key == key)


def cells(page, key):
    """The figures of a table by the name of the row and of the column."""
    found = table(page, key)
    return {
        row[0].text: {str(h.label): f for h, f in zip(found.heads, row, strict=True)}
        for row in found.rows
    }


def opened(client, url):
    """How many rows the list behind a number has."""
    page = client.get(url)
    assert page.status_code == 200, url
    return page.context["count"]
