"""What would have to change for a way to be sure: the least, as rulings weigh it.

`answering` asks. `relaxed_channels` are those there would be if agreements stood (what does not is
`unsure`), `relaxed_hops` the hops along them and along new ones, each with what it lacks
(`relaxation`), and `offers` what institutions would have to start. `relaxed_ways` is the graph of
all that, each edge at the least it may cost (`weights`). `search` follows ways that have `begun`
along their `options` to the cheapest; `changes` says what it takes, `as_changed` shows it.
"""
