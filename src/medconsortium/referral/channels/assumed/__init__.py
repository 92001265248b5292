"""Assumed channels: what membership in a kind of consortium lets one assume, and nothing more.

| kind | from membership alone, or from what the consortium states |
|---|---|
| county medical community, urban medical group | member and lead, both ways; primary to hospital |
| rare-disease network | member to provincial to national lead (or consulted); follow-up back |
| | where drugs are linked: supply from the lead to those below |
| specialty alliance | what its practices and green channels state, between member and lead |
| telemedicine network | remote consultation from member to lead; no patient moves |
| emergency network | any member to any other, or consulted, for what needs rescue in time |
| a tight or entrusted pair | both ways; so do those whom a link of management or co-running joins |
| other | nothing |

These are our reading of the texts cited, never law. Rules do not see them.
"""
