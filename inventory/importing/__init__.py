"""Products, lots and opening balances from a spreadsheet: looked at first, booked when all is well.

``table`` reads the file, ``columns`` the cells, ``checks`` holds the rows against each other and
against what is there, ``booking`` writes. Nothing is left out in silence: what cannot be booked is
a fault with the number of its row and the name of its column.
"""
