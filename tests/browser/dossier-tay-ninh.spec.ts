// Two everyday procedures of the real province, as people fill them in, from the search to the result, with level 2 asked in
// the middle of a page, one supplement and one apology: a birth, also by keyboard and screen reader alone, and a small
// business; and a look at every kind of screen on the way.
import { expect, photo, type Phone } from "../support/browser.ts";
import { readFile } from "node:fs/promises";
import type { Case, CoDeclaration, Form, NewDossier, SupplementItem } from "../../contract/types.ts";
import { sessionOf } from "../../sandbox/citizen.ts";
import { call, upload } from "../../sandbox/client.ts";
import { lift } from "../../sandbox/identity/lift.ts";
import { codeOf, dossierDesk } from "../support/dossier-journey.ts";
import { keys, thumb, type Hands } from "../support/hands.ts";
import { liftOnPhone, newcomer } from "../support/level-2.ts";
import { look } from "../support/look.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { newKey } from "../support/server.ts";
import { BIRTH, COMMUNE, daysFromNow, HOUSEHOLD, mother, PROVIDER, test } from "../support/tay-ninh.ts";

const DAY = 86_400_000;

test.afterEach(({ stack }) => {
  stack.clock.offsetMs = 0;
});

const title = (phone: Phone, name: string | RegExp) => phone.page.getByRole("heading", { level: 1, name });

test("a birth, from the search to its certificate: by keys and a screen reader's words on one platform, by touch on the other", async ({
  phone,
  stack,
  platform,
  chromiumBrowser,
}) => {
  test.setTimeout(240_000);
  const hands = platform === "android" ? keys(phone) : thumb(phone);
  const { tap, next, choose, fill, date, select, live } = hands;
  const { number, name } = mother(stack);
  await phone.open();
  await tap(/Cần giấy tờ gì/);
  await hands.search("em be moi sinh");
  await tap(/^Đăng ký khai sinh/);
  await tap(/Nộp trong ứng dụng/);
  await select("Xã, phường tiếp nhận", COMMUNE.name);
  await next("Trường hợp của trẻ");
  await choose(/Trẻ thuộc trường hợp nào/, "Trẻ do mẹ sinh ra");
  await choose(/từng được đăng ký khai sinh/, "Không");
  await choose(/người nước ngoài/, "Không");
  await next("Người đi đăng ký");
  await choose(/Người đi đăng ký là ai/, /^Mẹ/);
  await fill(/Số điện thoại để cơ quan liên hệ/, "0912345678");
  await next("Thông tin của trẻ");
  await fill("Họ và tên", "Nguyễn Lê An");
  await date(/Ngày sinh/, daysFromNow(-20));
  await choose("Giới tính", /^Nữ/);
  await fill(/Nơi sinh/, "Bệnh viện Đa khoa Tây Ninh, phường Tân Ninh");
  await next("Cha mẹ của trẻ");
  await choose(/có đăng ký kết hôn/, "Có");
  await fill(/Nơi đăng ký kết hôn/, "Ủy ban nhân dân phường Tân Ninh, tỉnh Tây Ninh");
  await next("Thông tin của mẹ");

  // Who she is, is proven in the middle of the page: our gate, Zalo's question, the provider's pages, and back.
  await tap(/Dùng thông tin đã xác nhận|Xác nhận danh tính để khỏi phải điền/);
  await hands.prove(number);
  await expect(phone.page.getByText(name).first()).toBeVisible();
  await fill(/Dân tộc/, "Kinh");
  await select("Quốc tịch", "Việt Nam");
  await live("12 đường 30 Tháng 4");
  await next("Thông tin của cha");
  await fill("Họ và tên", "Nguyễn Văn Cam");
  await date(/Ngày sinh/, "1994-07-02");
  await fill(/Dân tộc/, "Kinh");
  await select("Quốc tịch", "Việt Nam");
  await live("12 đường 30 Tháng 4");
  await next("Họ, dân tộc, quê quán của trẻ");
  await choose(/Cha mẹ có thống nhất/, "Có");
  for (const of of ["Họ", "Dân tộc", "Quê quán"]) await choose(new RegExp(`^${of} của con theo ai`), "Theo cha");
  await fill("Quê quán của trẻ", "Phường Tân Ninh, tỉnh Tây Ninh");
  await choose(/cùng xác nhận lời khai/, "Không");
  await next("Giấy tờ về việc sinh");
  await choose(/Có giấy tờ nào về việc sinh/, /^Giấy chứng sinh/);
  await fill(/bản sao giấy khai sinh/, "0");
  await next("Giấy tờ");
  await hands.paper(await photo("giay-chung-sinh"));
  await expect(phone.page.getByText(/Đã gửi xong/)).toBeVisible();
  await next("Cam đoan và đồng ý");
  await hands.declare();
  await next("Nhận kết quả");
  await choose(/nhận kết quả bằng cách nào/, /^Bản điện tử/);
  await next("Xem lại và nộp");
  await tap("Nộp hồ sơ");
  const code = await codeOf(phone);
  await expect(title(phone, "Hồ sơ đã nộp")).toBeVisible();

  const checkUrl = await followToResult(phone, hands, {
    code,
    number,
    answers: [name, number, "Nguyễn Lê An", "Nguyễn Văn Cam"],
    missing: [
      { kind: "document", id: "birthCertificate", reason: "Ảnh bị mờ, chưa đọc được số của giấy chứng sinh." },
      { kind: "field", id: "phone", reason: "Số này không gọi được." },
    ],
    mend: () => fill(/Số điện thoại để cơ quan liên hệ/, "0912345679"),
  });
  // Anybody who holds it can check it, and learns no name.
  const page = await chromiumBrowser.newPage();
  await page.goto(checkUrl);
  await expect(page.getByRole("heading", { name: "Kết quả này là thật" })).toBeVisible();
  expect(await page.getByRole("main").innerText()).not.toContain(name);
  await page.close();
});

test("a small business, by touch from the search to its certificate", async ({ phone, stack }) => {
  test.setTimeout(240_000);
  const hands = thumb(phone);
  const { tap, next, choose, fill, date, select, live } = hands;
  const { number, name } = mother(stack);
  const { page } = phone;
  await phone.open();
  await tap(/Cần giấy tờ gì/);
  await hands.search("mo tiem tap hoa");
  await tap(/^Đăng ký thành lập hộ kinh doanh/);
  await tap(/Nộp trong ứng dụng/);
  await select("Xã, phường tiếp nhận", COMMUNE.name);
  await next("Ai mở hộ kinh doanh");
  await found(phone);
  await next("Chủ hộ kinh doanh");
  await tap(/Dùng thông tin đã xác nhận|Xác nhận danh tính để khỏi phải điền/);
  await hands.prove(number);
  await tap("Dùng địa chỉ này");
  await live();
  await fill(/Số điện thoại để cơ quan liên hệ/, "0912345678");
  await next("Thành viên hộ gia đình cùng đăng ký");
  await nameMember(phone);
  await next("Tên và trụ sở");
  await fill(/Tên hộ kinh doanh/, "Tạp hóa Cô Bưởi");
  await live("25 đường 30 Tháng 4");
  await fill(/Vốn kinh doanh/, "50000000");
  await expect(page.getByText(/50\.000\.000/)).toBeVisible();
  await next("Ngành, nghề kinh doanh");
  await fill("Ngành, nghề chính", "Bán lẻ thực phẩm");
  await choose(/làm thêm ngành, nghề khác/, "Có");
  await next("Ngành, nghề khác");
  await fill("Ngành, nghề", "Bán cà phê mang đi");
  await next("Thông tin về thuế");
  await date("Ngày bắt đầu hoạt động", daysFromNow(10));
  await fill(/Số lao động/, "2");
  await choose(/nhận thông báo thuế tại trụ sở/, "Có");
  await next("Giấy tờ");
  await hands.paper(await photo("van-ban-uy-quyen"));
  await expect(page.getByText("Đã gửi xong 1 tệp.")).toBeVisible();
  await next("Cam đoan và đồng ý");
  await hands.declare();
  await next("Nhận kết quả");
  await choose(/nhận kết quả bằng cách nào/, /^Bản điện tử/);
  await next("Xem lại và nộp");
  await tap("Nộp hồ sơ");
  const code = await codeOf(phone);
  await followToResult(phone, hands, {
    code,
    number,
    answers: [name, number, "Nguyễn Văn Cam", "Tạp hóa Cô Bưởi", "Bán cà phê mang đi"],
    missing: MISSING,
    // No time is published: the agency names the day.
    dueOn: daysFromNow(3),
  });
});

/**
 * From “sent” to its result in hand: what is missing is said once and mended once, nobody decides in time, and the result
 * is opened by who is proven anew.
 * @returns where anybody checks the result
 */
async function followToResult(
  phone: Phone,
  hands: Hands,
  sent: {
    code: string;
    number: string;
    /** Stand in it as the agency reads it. */
    answers: string[];
    missing: SupplementItem[];
    /** Fills in what is missing beside a paper. */
    mend?: () => Promise<unknown>;
    dueOn?: string;
  },
): Promise<string> {
  const { page } = phone;
  const { code, missing, dueOn } = sent;
  const desk = await dossierDesk(phone.stack, COMMUNE.office);
  const lines = (await desk.read(code)).case.dossier!.parts.flatMap((part) => part.lines).map(({ text }) => text);
  for (const answer of sent.answers) expect(lines).toContain(answer);
  const see = async (words: string) => {
    await phone.open(`/dossiers/mine/${code}`);
    await expect(page.getByText(words).first()).toBeVisible();
  };
  await desk.step(code, { action: "accept", ...(dueOn && { dueOn }) });
  await desk.step(code, { action: "requestSupplement", items: missing });
  await see("Cần bổ sung để hồ sơ đi tiếp");
  await hands.tap("Bổ sung ngay");
  for (const { reason } of missing) await expect(page.getByText(reason)).toBeVisible();
  await hands.paper(await photo("ban-ro"));
  await expect(page.getByText("Đã gửi xong 1 tệp.")).toBeVisible();
  await sent.mend?.();
  await hands.tap("Gửi bổ sung");
  await expect.poll(async () => (await desk.read(code)).case.dossier!.processing, { timeout: 45_000 }).toBe("accepted");

  await phone.set({ clockOffsetMs: 30 * DAY });
  await see("Xin lỗi vì chưa trả kết quả đúng hẹn");
  await desk.step(code, { action: "startProcessing" });
  await finish(desk, code);
  await see("Đã có kết quả");
  // What opens is a person's own: who they are is proven anew, a month later.
  const download = page.waitForEvent("download");
  await hands.tap(/^Mở kết quả$/);
  await hands.prove(sent.number);
  const file = await download;
  expect(file.suggestedFilename()).toBe("giay-chung-nhan.pdf");
  expect(await readFile(await file.path())).toEqual(pdf());
  const { case: done } = await desk.read(code);
  expect(done).toMatchObject({ late: true, dossier: { processing: "handedOver", supplements: 1 } });
  return done.dossier!.result!.checkUrl!;
}

const MISSING: SupplementItem[] = [
  { kind: "document", id: "householdAuthorisation", reason: "Ảnh bị mờ, chưa đọc được chữ ký chứng thực." },
];

async function finish(desk: Awaited<ReturnType<typeof dossierDesk>>, code: string) {
  const result = await desk.upload(pdf(), "giay-chung-nhan.pdf");
  await desk.step(code, { action: "finish", attachmentIds: [result], signedBy: "Phạm Thị Ký" });
}

async function found(phone: Phone) {
  const { choose } = thumb(phone);
  await choose("Muốn làm gì?", "Mở hộ kinh doanh mới");
  await choose("Hộ kinh doanh do ai lập?", "Các thành viên hộ gia đình");
  await choose("Ai nộp hồ sơ?", "Chủ hộ kinh doanh");
}

async function nameMember(phone: Phone) {
  const { fill, date, choose, live } = thumb(phone);
  await fill("Họ và tên", "Nguyễn Văn Cam");
  await date(/Ngày sinh/, "1994-07-02");
  await choose("Giới tính", "Nam");
  await fill(/Số định danh/, "072094000123");
  await live("25 đường 30 Tháng 4");
}

test("every kind of screen of a form keeps nobody out @once", async ({ phone, stack }) => {
  test.setTimeout(240_000);
  const { number } = mother(stack);
  const { page } = phone;
  const { tap, next, choose, fill, date, select, live, paper } = thumb(phone);
  const show = (name: string) => lookWhole(phone, `tay-ninh-${name}`);
  await phone.open(`/dossiers/new/${BIRTH}`);
  await show("01-where");
  await select("Xã, phường tiếp nhận", COMMUNE.name);
  await next("Trường hợp của trẻ");
  await choose(/Trẻ thuộc trường hợp nào/, "Trẻ do mẹ sinh ra");
  await choose(/từng được đăng ký khai sinh/, "Có");
  await choose(/người nước ngoài/, "Không");
  await show("02-choices");
  await tap("Tiếp tục");
  await expect(page.getByRole("heading", { name: "Trẻ đã có đăng ký khai sinh" })).toBeVisible();
  await show("03-stop");
  await tap("Xem lại câu trả lời");
  await choose(/từng được đăng ký khai sinh/, "Không");
  await next("Người đi đăng ký");
  await choose(/Người đi đăng ký là ai/, /^Mẹ/);
  await fill(/Số điện thoại để cơ quan liên hệ/, "0912345678");
  await next("Thông tin của trẻ");
  await fill("Họ và tên", "Nguyễn Lê An");
  await date(/Ngày sinh/, daysFromNow(-90));
  await choose("Giới tính", "Nữ");
  await fill(/Nơi sinh/, "Bệnh viện Đa khoa Tây Ninh");
  await show("04-child-note");
  await next("Cha mẹ của trẻ");
  await choose(/có đăng ký kết hôn/, "Không");
  await choose(/nhận con trong lần này/, "Không");
  await next("Thông tin của mẹ");
  await show("05-person-empty");
  await tap("Tiếp tục");
  await expect(page.getByText(/Còn \d+ chỗ cần xem lại/)).toBeVisible();
  await show("06-person-faults");
  await tap(/Dùng thông tin đã xác nhận|Xác nhận danh tính để khỏi phải điền/);
  await thumb(phone).prove(number);
  await show("07-person-proven");
  await fill(/Dân tộc/, "Kinh");
  await select("Quốc tịch", "Việt Nam");
  await live("12 đường 30 Tháng 4");
  await next("Họ, dân tộc, quê quán của trẻ");
  await fill("Quê quán của trẻ", "Phường Tân Ninh, tỉnh Tây Ninh");
  await next("Giấy tờ về việc sinh");
  await choose(/Có giấy tờ nào về việc sinh/, /^Giấy chứng sinh/);
  await fill(/bản sao giấy khai sinh/, "0");
  await next("Giấy tờ");
  await paper(await photo("giay-chung-sinh"), {
    name: "giay-to.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("không phải ảnh"),
  });
  await expect(page.getByText("Đã gửi xong 1 tệp.")).toBeVisible();
  await expect(page.getByText(/không nhận được/i).first()).toBeVisible();
  await show("08-papers");
  await next("Cam đoan và đồng ý");
  await page.getByRole("checkbox").first().tap();
  await tap("Tiếp tục");
  await expect(page.getByText(/Còn \d+ chỗ cần xem lại/)).toBeVisible();
  await show("09-declarations-fault");
  await page.getByRole("checkbox", { checked: false }).first().tap();
  await page.getByRole("checkbox", { checked: false }).first().tap();
  await next("Nhận kết quả");
  await choose(/nhận kết quả bằng cách nào/, /^Gửi bưu điện/);
  await show("10-delivery");
  await fill(/Địa chỉ nhận/, "12 đường 30 Tháng 4, phường Tân Ninh, tỉnh Tây Ninh, 0912345678");
  await next("Xem lại và nộp");
  await show("11-review");
});

test("an address, a list of people and what one needs keep nobody out @once", async ({ phone }) => {
  test.setTimeout(240_000);
  const { tap, next, choose, fill, date, select, live } = thumb(phone);
  const show = (name: string) => lookWhole(phone, `tay-ninh-${name}`);
  await phone.open(`/dossiers/needs/${HOUSEHOLD}`);
  await show("20-needs");
  await choose("Hộ kinh doanh do ai lập?", "Các thành viên hộ gia đình");
  await tap("Xem cần gì");
  await expect(phone.page.getByText(/Còn \d+ câu chưa trả lời/)).toBeVisible();
  await show("21-needs-result");
  await phone.open(`/dossiers/new/${HOUSEHOLD}`);
  await select("Xã, phường tiếp nhận", COMMUNE.name);
  await next("Ai mở hộ kinh doanh");
  await found(phone);
  await next("Chủ hộ kinh doanh");
  await fill("Họ và tên", "Lê Thị Bưởi");
  await date(/Ngày sinh/, "1996-03-08");
  await choose("Giới tính", "Nữ");
  await fill(/Số định danh/, "072196000123");
  await live("12 đường 30 Tháng 4");
  await fill(/Số điện thoại để cơ quan liên hệ/, "0912345678");
  await next("Thành viên hộ gia đình cùng đăng ký");
  await nameMember(phone);
  await show("22-list-one");
  await next("Tên và trụ sở");
  await choose(/^Ở đâu/, "Trong tỉnh");
  await show("23-address");
});

test("one's own dossier in every state, and looking it up, keep nobody out @once", async ({ phone, stack }) => {
  test.setTimeout(240_000);
  const desk = await dossierDesk(stack, COMMUNE.office);
  const { number } = mother(stack);
  const show = (name: string) => lookWhole(phone, `tay-ninh-${name}`);
  await phone.open("/settings");
  await thumb(phone).tap("Xác nhận danh tính");
  await thumb(phone).prove(number);
  const { code } = await handIn(phone);
  const see = async (words: string) => {
    await phone.open(`/dossiers/mine/${code}`);
    await expect(phone.page.getByText(words).first()).toBeVisible();
  };
  await see("Đã nộp, chờ tiếp nhận");
  await show("30-registered");
  await desk.step(code, { action: "accept", dueOn: daysFromNow(3) });
  await see("Đã được tiếp nhận");
  await show("31-accepted");
  await desk.step(code, { action: "requestSupplement", items: MISSING });
  await see("Cần bổ sung để hồ sơ đi tiếp");
  await show("32-supplement-asked");
  await thumb(phone).tap("Bổ sung ngay");
  await expect(phone.page.getByText(MISSING[0]!.reason)).toBeVisible();
  await show("33-supplement");
  const other = (await handIn(phone)).code;
  await desk.step(other, { action: "refuse", reason: "Trụ sở nằm trong khu vực không được kinh doanh ngành này." });
  await phone.open(`/dossiers/mine/${other}`);
  await expect(phone.page.getByText("Không được tiếp nhận").first()).toBeVisible();
  await show("34-refused");

  const third = (await handIn(phone)).code;
  await desk.step(third, { action: "accept", dueOn: daysFromNow(3) });
  await phone.set({ clockOffsetMs: 30 * DAY });
  await phone.open(`/dossiers/mine/${third}`);
  await expect(phone.page.getByText("Xin lỗi vì chưa trả kết quả đúng hẹn").first()).toBeVisible();
  await show("35-late");
  await desk.step(third, { action: "startProcessing" });
  await finish(desk, third);
  await phone.open(`/dossiers/mine/${third}`);
  await expect(phone.page.getByText("Đã có kết quả").first()).toBeVisible();
  await show("36-result");

  await phone.open("/dossiers/lookup");
  await show("37-lookup");
  await phone.page.getByRole("textbox", { name: "Mã hồ sơ" }).fill(third.toLowerCase());
  await thumb(phone).tap("Tra cứu");
  await expect(phone.page.getByText("Người nộp")).toBeVisible();
  await show("38-lookup-found");
});

/** A small business as this phone's citizen would hand it in, without the walk. */
async function handIn(phone: Phone): Promise<Case> {
  const { origin } = phone.stack.server;
  const { token } = JSON.parse(phone.stack.sandbox.device(phone.device).store.get("session") ?? "") as {
    token: string;
  };
  const headers = { authorization: `Bearer ${token}` };
  const page = await upload(origin, "/v1/uploads", headers, await jpeg(), "van-ban.jpg");
  const at = { place: "here", commune: COMMUNE.code, words: "25 đường 30 Tháng 4" };
  const body: NewDossier = {
    procedureCode: HOUSEHOLD,
    formVersion: 1,
    communeCode: COMMUNE.code,
    answers: {
      wish: "found",
      foundedBy: "household",
      submitter: "self",
      owner: { proven: true, residence: at },
      phone: "0912345678",
      members: [
        {
          member: {
            fullName: "Nguyễn Văn Cam",
            birthDate: "1994-07-02",
            sex: "male",
            identityNumber: "072094000123",
            residence: at,
          },
        },
      ],
      name: "Tạp hóa Cô Bưởi",
      seat: at,
      capital: 50_000_000,
      mainLine: "Bán lẻ thực phẩm",
      moreLines: false,
      startsOn: daysFromNow(10),
      employees: 2,
      taxMailAtSeat: true,
    },
    papers: [{ document: MISSING[0]!.id, pages: 1 }],
    attachmentIds: [page],
    declarations: ["truth", "processing", "sharing"].map((id) => ({ id, version: 1 })),
    delivery: { method: "electronic" },
  };
  return call<Case>(origin, "POST", "/v1/dossiers", { ...headers, "idempotency-key": newKey() }, body);
}

/** A look at every size, and a picture of all of it for people; back to the usual size then. */
async function lookWhole(phone: Phone, name: string) {
  await look(phone, name);
  await phone.set({ textScale: 1, textZoom: 1 });
  await phone.picture(name, { whole: true });
}

test("the other parent reads on a phone of his own what concerns him, and agrees @once", async ({ phone, stack }) => {
  test.setTimeout(180_000);
  const her = mother(stack);
  const him = newcomer(stack, { number: `072090${her.number.slice(-6)}`, name: "Nguyễn Văn Cam", sex: "male" });
  const { origin } = stack.server;
  const account = { id: `336863${her.number}`, name: her.name, phone: "84900000196" };
  const headers = await sessionOf(origin, stack.sandbox, account);
  await lift(origin, headers, stack.sandbox.identity.profile.id, her.number);
  const { version } = await call<Form>(origin, "GET", `/v1/public/procedures/${BIRTH}/form`);
  const answers = {
    childCase: "ordinary",
    registeredBefore: false,
    foreignParent: false,
    relation: "mother",
    child: { fullName: "Nguyễn Lê An", birthDate: daysFromNow(-20), sex: "female" },
    birthPlace: "Bệnh viện Đa khoa Tây Ninh",
    parentsMarried: true,
    mother: { proven: true },
    father: { fullName: him.name.toUpperCase(), birthDate: him.birthDate, identityNumber: him.number },
    parentsAgree: true,
    familyNameFrom: "father",
    ethnicityFrom: "father",
    hometownFrom: "father",
    hometown: "Phường Tân Ninh, tỉnh Tây Ninh",
    coDeclares: true,
  };
  const keyed = { ...headers, "idempotency-key": newKey() };
  const body = { procedureCode: BIRTH, formVersion: version, answers };
  const asked = await call<CoDeclaration>(origin, "POST", "/v1/co-declarations", keyed, body);

  await phone.open(`/agree/${asked.token}`);
  await expect(phone.page.getByText(/Có người mời đọc và đồng ý/)).toBeVisible();
  await phone.expectAccessible();
  await phone.tap("Xác nhận danh tính để đọc");
  await liftOnPhone(phone, { person: him.number, provider: PROVIDER });
  await expect(phone.page.getByText(/mời cùng xác nhận tờ khai: Đăng ký khai sinh/)).toBeVisible();
  await expect(phone.page.getByText("Nguyễn Lê An")).toBeVisible();
  await expect(phone.page.getByText(him.number)).toHaveCount(0);
  await look(phone, "agree");
  await look(phone, "agree-end", phone.page.getByRole("button", { name: "Không đồng ý" }));
  await phone.tap(/^Đồng ý$/);
  await expect(phone.page.getByText(/có thể nộp hồ sơ/)).toBeVisible();
  await phone.expectAccessible();
  const { state } = await call<CoDeclaration>(origin, "GET", `/v1/my/co-declarations/${asked.id}`, headers);
  expect(state).toBe("agreed");
});
