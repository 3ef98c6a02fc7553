"""Review rounds: comments and proposals of many, carried from draft to draft, settled one by one. Pure."""
