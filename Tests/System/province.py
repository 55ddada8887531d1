"""A gate and the steering room of its province with something on every page, made up and brought in as its people would."""

import datetime

from gate import PASSWORD, done
from house import House
from people import PERIODS, PNG, TERMS, Visitor
from slots import Day
from test_pages import Scene
from test_steering_money import (COMMITMENTS, DOSSIERS, HEADINGS, PAYMENTS, PLANS, POSTS, PROCEDURES, PROJECTS,
                                 TERMS as PROCEDURE_TERMS, TRAJECTORIES)
from test_steering_plan import TABLES, text
from test_steering_reports import FIGURES, HEADER

HANOI = datetime.timezone(datetime.timedelta(hours=7))
# Who of the house holds which post.
PEOPLE = {"leader": "chu-tich", "office": "van-phong", "department": "so-mau", "approver": "thanh-tra",
          "reception": "xa-mau"}


def day(offset=0):
    """A day by the clock of Hà Nội, so many days from today."""
    return (datetime.datetime.now(HANOI).date() + datetime.timedelta(days=offset)).isoformat()


def rows(header, *lines):
    return "\n".join([header, *lines, ""])


class Province:
    """Trucks at every stage, and a room with plans, tasks, conferences, bottlenecks, money, petitions and a report."""

    def __init__(self, folder):
        self.data = folder / "data"
        self.house = House(self.data)
        self._figures(folder)
        self.scene = Scene(self.house.start())
        self.url = self.house.url
        Day(self.house, 3)
        self._plans()
        # Tasks name the projects that they serve.
        self._money()
        self._tasks()
        self._meetings()
        self._people()
        self._report()

    def _figures(self, folder):
        """Figures that went through three people's hands, while nobody else writes."""
        self.data.mkdir(parents=True)
        table = folder / "figures.csv"
        table.write_text("\n".join([HEADER, *FIGURES, ""]), encoding="utf-8")
        numbers = [str(number) for number in range(1, len(FIGURES) + 1)]
        done("steering", "import", table, "--data", self.data, "--by", "lan")
        done("steering", "approve", *numbers, "--data", self.data, "--by", "minh")
        done("steering", "publish", *numbers, "--data", self.data, "--by", "huong")

    def bring(self, sheet, table, duty="office"):
        """Brings a table in, every row of which must be taken."""
        answer = self.house.client(duty).ok(
            "POST", f"/api/v1/steering/sheets/{sheet}", data=table.encode(), headers={"Content-Type": "text/csv"})
        assert answer["refused"] == 0, answer

    def _plans(self):
        self.bring("posts", rows(
            "post,name,kind,parent", "chu-tich,Chủ tịch (mẫu),post,", "van-phong,Văn phòng (mẫu),body,chu-tich",
            "so-mau,Sở mẫu,body,chu-tich", "so-khac,Sở khác (mẫu),body,chu-tich", "xa-mau,Xã mẫu,body,chu-tich",
            "thanh-tra,Thanh tra (mẫu),body,chu-tich", "so-xay-dung,Sở Xây dựng (mẫu),body,chu-tich"))
        self.bring("appointments", rows("user,post,from", *(f"{user},{post},{day(-400)}"
                                                            for user, post in PEOPLE.items())))
        for name, table in TABLES.items():
            if name != "appointments":
                self.bring(name, text(table))

    def _tasks(self):
        self.bring("days", rows("day,worked,basis", f"{day(3)},no,ngày nghỉ mẫu"))
        self.bring("offices", rows("issuer,office,from,basis", f"chu-tich,van-phong,{day(-400)},quyết định mẫu"))
        self.bring("ladders", rows("from,basis,rungs", f"{day(-400)},quy định mẫu,-2:lead 1:office 3:issuer"))
        self.bring("documents", rows(
            "document,number,signed,issuer,kind,title,secrecy,sample",
            f"tb-1,1/TB-MAU,{day(-60)},chu-tich,notice,Kết luận mẫu,open,yes",
            f"m-1,M1,{day(-60)},chu-tich,letter,Nội dung kín mẫu,classified,yes"))
        self.bring("points", rows("document,point,text", "tb-1,1,Việc thứ nhất.", "m-1,1,Kín."))
        self.bring("tasks", rows(
            "task,document,point,wording,assigned,lead,support,verifier,deadline,review,review_reason,links",
            f"late,tb-1,1,Nhiệm vụ quá hạn (mẫu),{day(-30)},so-mau,so-khac,thanh-tra,{day(-9)},,,project:7900001",
            f"ahead,tb-1,1,Nhiệm vụ còn hạn (mẫu),{day(-30)},so-khac,,thanh-tra,{day(12)},,,",
            f"open,tb-1,1,Nhiệm vụ không hạn (mẫu),{day(-30)},so-mau,,thanh-tra,,{day(20)},chờ số liệu mẫu,",
            f"closed,m-1,1,Việc kín,{day(-30)},so-khac,,thanh-tra,{day(5)},,,"))
        client = self.house.client("department")
        client.ok("POST", "/api/v1/steering/tasks/late/steps", {"step": "accepted"})
        client.ok("POST", "/api/v1/steering/tasks/late/steps", {
            "step": "claimed", "note": "đã xong", "evidence": "12/BC-MAU"})

    def _meetings(self):
        self.bring("task-forces", rows(
            "task_force,name,mandate,chair,members,from,set_on,sample",
            f"giai-ngan,Tổ công tác giải ngân (mẫu),QĐ 1/QĐ-MAU,so-mau,van-phong xa-mau,{day(-90)},{day(-90)},yes"))
        self.bring("conference-series", rows(
            "series,name,tiers,chair,secretary,members,task_force,per_year,basis,set_on,sample",
            f"giao-ban,Hội nghị giao ban (mẫu),province-commune,chu-tich,van-phong,so-mau so-khac xa-mau,,12,"
            f"quy chế mẫu,{day(-90)},yes"))
        self.bring("gate-rules", rows(
            "rule,measure,opens_at,held_for,calm_below,calm_for,same_within,cause,owner,from,basis",
            f"cho-lau,waiting-p90,120,60,60,120,3,gate-capacity,so-mau,{day(-90)},quyết định mẫu"))
        raised = ("bottleneck,title,cause,owner,reported_by,raised_on,projects,targets,people_group,people,affected,"
                  "wanted,wanted_from,task_force,sample")
        self.bring("bottlenecks", rows(raised, *(
            f"{name},Chưa bàn giao mặt bằng {name} (mẫu),land,so-mau,xa-mau,{day(-ago)},7900001=5000000000,flow,"
            f"hộ dân thôn mẫu,40,xa@xa-mau=Xã mẫu; hoi=Hội vận tải mẫu,duyệt giá đất,chu-tich,giai-ngan,yes"
            for name, ago in (("bai-xe", 90), ("duong-vao", 20)))))
        act = {"as": "so-mau", "on": day()}
        client = self.house.client("department")
        client.ok("POST", "/api/v1/steering/bottlenecks/bai-xe/acts", {**act, "act": "report", "text": "đã đo đạc"})
        client.ok("POST", "/api/v1/steering/bottlenecks/duong-vao/acts", {**act, "act": "close", "evidence": "BB 3"})
        for name, ahead in (("ky-1", 5), ("ky-2", 20)):
            self.bring("conferences", rows("conference,series,planned_on,called_on",
                                           f"{name},giao-ban,{day(ahead)},{day()}"))
        office, act = self.house.client("office"), {"as": "van-phong", "on": day()}
        for deed in (
            {"act": "add-item", "text": "Báo cáo đột xuất (mẫu)", "reason": "mưa lũ đêm qua", "post": "so-mau"},
            {"act": "propose", "item": "1", "text": "Giao Sở mẫu xử lý."},
            {"act": "hold", "attended": "so-mau xa-mau"},
            {"act": "conclude", "text": "Sở mẫu giải phóng mặt bằng.", "post": "so-mau", "due": day(9), "item": "1"},
        ):
            office.ok("POST", "/api/v1/steering/conferences/ky-1/acts", {**act, **deed})

    def _money(self):
        for name, table in (
            ("posts", POSTS), ("headings", HEADINGS), ("projects", PROJECTS), ("capital-plans", PLANS),
            ("payment-trajectories", TRAJECTORIES), ("payments", PAYMENTS.format(day="2024-06-30")),
            ("commitments", COMMITMENTS), ("procedures", PROCEDURES), ("procedure-terms", PROCEDURE_TERMS),
            ("dossiers", DOSSIERS),
        ):
            self.bring(name, table)

    def _people(self):
        self.bring("petition-terms", TERMS)
        self.bring("petition-periods", PERIODS)
        self.bring("dialogues", rows(
            "dialogue,title,held,group,chair,attendees,sample",
            "dn-2025-1,Đối thoại với doanh nghiệp (mẫu),2025-05-05,firms,so-mau,40,yes"))
        self.bring("promises", rows("dialogue,what,due,post,made",
                                    "dn-2025-1,Thêm một làn cân xe,2025-09-30,so-mau,2025-05-05"))
        author, officer = Visitor(self.url), self.signed_in("reception")
        self.case, secret = author.petition(
            text="Đường vào bãi xe bị hỏng.", topic="roads", files=[("duong.png", PNG)])
        officer.deed(self.case, "accept")
        officer.deed(self.case, "classify", kind="sample-short", topic="roads")
        officer.deed(self.case, "summarise", act="0", text="Đường vào bãi xe bị hỏng, xe phải chờ.")
        officer.deed(self.case, "route", post="so-xay-dung")
        officer.deed(self.case, "plan", text="Sẽ sửa trong quý này.", what="Sửa đường vào bãi xe", due="2030-03-31",
                     post="so-xay-dung")
        officer.deed(self.case, "resolve", text="Đã sửa xong mặt đường.", document="12/SXD-QLHT")
        author.say(self.case, "not-resolved", secret, "Vẫn còn ổ gà.")

    def _report(self):
        office = self.signed_in("office")
        page = office.get("/steering/reports")
        answer = office.client.post("/steering/reports", data={
            **office.hidden(page), "id": "nam-2023", "period": "2023", "known-on": "2023-12-20", "view": "published",
            "body": "Văn phòng (mẫu)", "symbol": "BC-VP", "place": "Lạng Sơn", "post": "Chánh văn phòng",
            "subject": "Tình hình thực hiện kế hoạch năm 2023 (mẫu)", "addressees": "UBND tỉnh",
            "recipients": "Như trên", "indicators": "sample-count sample-growth", "table-heading": "Số liệu",
            "text-heading": "Đánh giá", "text": "Đạt {sample-count} trên 18 chỉ tiêu.", "sample": "yes"})
        assert answer.status_code == 303, answer.text[:2000]

    def signed_in(self, login):
        """Somebody who is signed in with a cookie, as in a browser."""
        visitor = Visitor(self.url)
        answer = visitor.client.post("/sign-in", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return visitor

    def close(self):
        self.house.gate.kill()
