"""Five structural rules, written by hand in polars."""

import polars as pl
from peers.numbers import (
    BY_FUNCTION,
    COMMUNITY,
    DOWN,
    GRID_FORMS,
    LEVEL_OF_GRADE,
    LEVEL_OF_TIER,
    NUMBER_OF_DAY,
    PRIMARY,
    STRUCTURAL,
    UP,
    WITH_A_LEAD,
    WITHIN,
)

from medconsortium.vocabulary import DivisionLevel, Ownership, Role


def queries(frames: dict[str, pl.DataFrame]) -> dict[str, list[int]]:
    """Return the rows of the consortia, or links, that fail each rule, by one query each."""
    tables = {name: frame.lazy() for name, frame in frames.items()}
    in_force = (pl.col("since") <= NUMBER_OF_DAY) & (pl.col("until") >= NUMBER_OF_DAY)
    tables |= {name: tables[name].filter(in_force) for name in ("memberships", "links")}
    found = pl.collect_all(
        [
            without_a_lead(tables),
            shared_members(tables),
            outside_county(tables),
            inverted(tables),
            lacking(tables),
        ]
    )
    return {
        code: sorted(one.to_series().to_list()) for code, one in zip(STRUCTURAL, found, strict=True)
    }


def without_a_lead(tables: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Return the consortia that nobody leads, or several that are no co-leads."""
    role, members = pl.col("role"), tables["memberships"]
    judged = tables["consortia"].filter(pl.col("kind").is_in(WITH_A_LEAD)).select("c")
    leads = members.filter(role.is_in([Role.LEAD.number, Role.CO_LEAD.number]))
    alone = members.filter(role == Role.LEAD.number).group_by("c").agg(pl.col("i").n_unique())
    return pl.concat(
        [
            judged.join(leads, on="c", how="anti"),
            judged.join(alone.filter(pl.col("i") > 1), on="c", how="semi"),
        ]
    )


def shared_members(tables: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Return the consortia with primary members that belong to another one too."""
    grids = tables["consortia"].filter(pl.col("kind").is_in(GRID_FORMS))
    government = pl.col("ownership") == Ownership.GOVERNMENT.number
    primary = tables["institutions"].filter(pl.col("category").is_in(PRIMARY) & government)
    members = tables["memberships"].join(grids, on="c", how="semi").select("c", "i")
    several = members.group_by("i").agg(pl.col("c").n_unique()).filter(pl.col("c") > 1)
    twice = members.join(several.join(primary, on="i", how="semi"), on="i", how="semi")
    return twice.select("c").unique()


def outside_county(tables: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Return the communities with a member that lies in another county than most."""
    divisions = tables["divisions"]
    at = divisions.select("division", county="division", level="level")
    for _ in range(DivisionLevel.VILLAGE.number - DivisionLevel.COUNTY.number):
        above = divisions.select(county="division", next="above")
        levels = divisions.select(next="division", higher="level")
        step = at.join(above, on="county", how="left").join(levels, on="next", how="left")
        is_below = pl.col("level") > DivisionLevel.COUNTY.number
        at = step.select(
            "division",
            pl.when(is_below).then("next").otherwise("county").alias("county"),
            pl.when(is_below).then("higher").otherwise("level").alias("level"),
        )
    places = at.filter(pl.col("level") == DivisionLevel.COUNTY.number)
    communities = tables["consortia"].filter(pl.col("kind") == COMMUNITY)
    members = (
        tables["memberships"]
        .filter(pl.col("role") != Role.COLLABORATING.number)
        .join(communities, on="c", how="semi")
        .join(tables["institutions"].select("i", "division"), on="i")
        .join(places, on="division")
    )
    numbers = members.group_by("c", "county").len()
    return numbers.group_by("c").len().filter(pl.col("len") > 1).select("c")


def inverted(tables: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Return the referrals up to a lower level, or down to a higher one."""
    graded = pl.col("grade").replace_strict(LEVEL_OF_GRADE, default=None)
    by_tier = pl.col("tier").replace_strict(LEVEL_OF_TIER, default=None)
    levels = (
        tables["institutions"]
        .filter(~pl.col("category").is_in(BY_FUNCTION))
        .select("i", level=pl.coalesce(graded, by_tier).cast(pl.Int8))
    )
    links = (
        tables["links"]
        .filter(pl.col("kind").is_in([UP, DOWN]))
        .join(levels.select(origin="i", of="level"), on="origin")
        .join(levels.select(target="i", to="level"), on="target")
    )
    up, falls, rises = (
        pl.col("kind") == UP,
        pl.col("to") < pl.col("of"),
        pl.col("to") > pl.col("of"),
    )
    return links.filter((up & falls) | (~up & rises)).select("link")


def lacking(tables: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Return the alliances with a member that does not hold a specialty."""
    pairs = [(s, part) for s, parts in WITHIN.items() for part in parts]
    within = pl.LazyFrame(pairs, {"specialty": pl.Int8, "subject": pl.Int8}, orient="row")
    wanted = tables["memberships"].join(tables["specialties"], on="c").select("c", "i", "specialty")
    held = tables["services"].join(within, on="subject").select("i", "specialty")
    return wanted.join(held, on=["i", "specialty"], how="anti").select("c").unique()
