from __future__ import annotations

from collections import defaultdict

from medconsortium.model import Network
from medconsortium.vocabulary import Completeness, Phase, ServiceItem, ServiceStatus, Subject


def test_most_services_operate_some_are_planned_or_suspended(yiyang: Network) -> None:
    status = [one.status for one in yiyang.services.values()]
    assert status.count(ServiceStatus.OPERATING) > 0.9 * len(status)
    assert {*status} == {*ServiceStatus}


def test_hospitals_offer_more_than_clinics(yiyang: Network) -> None:
    def offered(name: str) -> list[Subject | None]:
        provider = yiyang.institution(name).id
        return [one.subject for one in yiyang.services.values() if one.provider == provider]

    assert len(offered("安化县人民医院")) > 6
    assert Subject.CHINESE_MEDICINE in offered("安化县中医医院")
    assert offered("安化县疾病预防控制中心") == []


def test_every_member_of_an_alliance_has_its_specialty_in_operation(yiyang: Network) -> None:
    operating = {
        (one.provider, one.subject)
        for one in yiyang.services.values()
        if one.status is ServiceStatus.OPERATING
    }
    needed = {
        (one.institution, specialty)
        for one in yiyang.memberships.values()
        for specialty in yiyang.consortia[one.consortium].specialties or ()
    }
    assert needed
    assert needed <= operating


def test_every_centre_takes_patients_back(anhua: Network) -> None:
    taken: defaultdict[str, set[Phase]] = defaultdict(set)
    for one in anhua.services.values():
        assert one.phases
        assert one.phases.completeness is Completeness.COMPLETE
        if one.status is ServiceStatus.OPERATING:
            taken[one.provider] |= {*one.phases}
    centres = [one for one in anhua.institutions if "-C2" in one or "-B100-" in one]
    back = {Phase.POST_OPERATIVE, Phase.RECOVERY, Phase.REHABILITATION, Phase.LONG_TERM}
    assert centres
    assert all(back <= taken[centre] for centre in centres)


def test_services_are_as_old_as_their_institution(anhua: Network) -> None:
    for one in anhua.services.values():
        assert one.since == anhua.institutions[one.provider].since


def test_every_clinic_is_a_first_contact(anhua: Network) -> None:
    first = {o.provider for o in anhua.services.values() if o.item is ServiceItem.FIRST_CONTACT}
    clinics = {one for one in anhua.institutions if "-D600-" in one}
    assert clinics <= first


def test_the_list_of_services_is_complete(anhua: Network) -> None:
    assert {one.services_completeness for one in anhua.institutions.values()} == {
        Completeness.COMPLETE
    }
