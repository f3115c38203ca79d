"""What the codes and names in cables mean: TAGS, countries, posts, captions, precedence, markings.

The facts are CSV files in ``data/``, each with its source and date at the top; the modules read them once and look
up in dictionaries. A code that no file knows is still shown as it is: every look-up may answer None.
"""
