"""The edits that are made in a drawing, by a coördinator in the studio, by a repair, or by a test.

An edit is a frozen record of what it asks; `edited(content)` gives the new file, a Dutch sentence of what it did,
and the edit that takes it back. What it does not touch stays as it was, whatever program drew it: the shapes it
adds are placed, arrows go around what stands there, lanes and pools grow, and ids are new.
"""
