from __future__ import annotations

from medconsortium.model import Network
from medconsortium.vocabulary import Completeness, ServiceItem, ServiceStatus, Subject


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


def test_every_clinic_is_a_first_contact(anhua: Network) -> None:
    first = {o.provider for o in anhua.services.values() if o.item is ServiceItem.FIRST_CONTACT}
    clinics = {one for one in anhua.institutions if "-D600-" in one}
    assert clinics <= first


def test_the_list_of_services_is_complete(anhua: Network) -> None:
    assert {one.services_completeness for one in anhua.institutions.values()} == {
        Completeness.COMPLETE
    }
