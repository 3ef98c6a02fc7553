"""What a draft says it does: penalties, clocks, deciders, duties and delegations, read from its words."""
