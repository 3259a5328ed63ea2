import type { ExampleDossier } from "./example.ts";
import { PERSONAS } from "../personas.ts";

const GRANDMOTHER = { person: "grandmother", name: PERSONAS.grandmother.account.name } as const;
const STUDENT = { person: "student", name: PERSONAS.student.account.name } as const;

/** The citizen themself, as proven. */
const me = (commune: string, words: string) => ({ proven: true, residence: { place: "here", commune, words } });
const grandmother = me(PERSONAS.grandmother.communeCode, "Tổ 4, ấp Thạnh Phú");
const student = me(PERSONAS.student.communeCode, "12 đường Võ Thị Sáu");
const elsewhere = { proven: true, residence: { place: "elsewhere", words: "Tổ 4, ấp Thạnh Phú, tỉnh Tây Ninh" } };

/** Invented dossiers in every state an officer meets; those of procedures that are not taken here are left out. */
export const DOSSIERS: ExampleDossier[] = [
  {
    ...GRANDMOTHER,
    id: "ho-so-khai-sinh",
    procedureCode: "2.000635",
    answers: {
      recordKind: "birth",
      copies: 2,
      applicantKind: "person",
      behalf: "self",
      registeredAt: "Ủy ban nhân dân xã Tân Biên",
      registeredOn: "1960",
      applicant: grandmother,
      phone: "0900000078",
    },
    papers: [],
    pictures: [],
    delivery: { method: "counter" },
    sent: [0, 7],
    then: [],
  },
  {
    ...GRANDMOTHER,
    id: "ho-so-quyet-dinh",
    procedureCode: "2.000908",
    answers: {
      paperKind: "decision",
      paperName: "Quyết định hưởng trợ cấp",
      copies: 1,
      issuer: "Ủy ban nhân dân xã Tân Biên",
      behalf: "self",
      applicant: grandmother,
      phone: "0900000078",
    },
    papers: [{ document: "identityPaper", pages: 1 }],
    pictures: ["giay-to"],
    delivery: { method: "electronic" },
    sent: [6, 8],
    then: [
      { at: [6, 9], action: "accept" },
      { at: [6, 10], action: "startProcessing" },
      { at: [6, 14], action: "decide" },
      { at: [6, 15], action: "finish", signedBy: "Nguyễn Thị Hòa, Phó Chủ tịch", pictures: ["ket-qua"] },
    ],
  },
  {
    ...STUDENT,
    id: "ho-so-doc-than",
    procedureCode: "1.004873",
    answers: {
      purpose: "other",
      use: "Xin việc",
      copies: 1,
      behalf: "self",
      subject: { ...student, ethnicity: "Kinh", nationality: "VN" },
      status: "never",
      livedElsewhere: false,
      issuedBefore: false,
      feeExemption: "none",
      phone: "0900000021",
    },
    papers: [{ document: "residenceProof", pages: 1 }],
    pictures: ["giay-to"],
    delivery: { method: "electronic" },
    sent: [3, 9],
    then: [
      { at: [3, 10], action: "accept", dueIn: 3 },
      { at: [3, 14], action: "startProcessing" },
      {
        at: [2, 9],
        action: "requestSupplement",
        items: [
          {
            kind: "document",
            id: "residenceProof",
            reason: "Ảnh bị lóa, không đọc được nơi thường trú. Xin chụp lại cả trang, chỗ đủ sáng.",
          },
          { kind: "field", id: "use", reason: "Xin ghi rõ tên cơ quan, công ty sẽ nhận giấy này." },
        ],
        untilIn: 20,
      },
    ],
  },
  {
    ...STUDENT,
    id: "ho-so-khai-sinh-tre",
    procedureCode: "2.000635",
    answers: {
      recordKind: "birth",
      copies: 3,
      applicantKind: "person",
      behalf: "self",
      registeredAt: "Ủy ban nhân dân phường 3, thị xã Tây Ninh (cũ)",
      applicant: student,
      phone: "0900000021",
    },
    papers: [],
    pictures: [],
    delivery: { method: "post", address: "12 đường Võ Thị Sáu, phường Tân Ninh, tỉnh Tây Ninh" },
    sent: [9, 8],
    then: [
      { at: [9, 9], action: "accept", dueIn: -7 },
      { at: [9, 10], action: "startProcessing" },
      {
        at: [4, 9],
        action: "extend",
        reason: "Sổ hộ tịch năm 2005 đang được sao chụp nên chưa tra được. Xin lỗi đã để chờ lâu.",
        // Later than any date the server has promised by itself, also around Tết.
        dueIn: 20,
      },
    ],
  },
  {
    ...STUDENT,
    id: "ho-so-bang-tot-nghiep",
    procedureCode: "2.000908",
    answers: {
      paperKind: "diploma",
      paperName: "Bằng tốt nghiệp trung học phổ thông",
      copies: 2,
      issuer: "Sở Giáo dục và Đào tạo tỉnh Tây Ninh",
      behalf: "self",
      applicant: student,
      phone: "0900000021",
    },
    papers: [{ document: "identityPaper", pages: 1 }],
    pictures: ["giay-to"],
    delivery: { method: "electronic" },
    sent: [4, 9],
    then: [
      {
        at: [4, 10],
        action: "refuse",
        reason:
          "Sổ gốc cấp bằng tốt nghiệp do Sở Giáo dục và Đào tạo giữ, phường không có. Xin nộp tại Trung tâm Phục vụ hành chính công tỉnh, quầy giáo dục.",
      },
    ],
  },
  // The invented province's only form.
  {
    ...GRANDMOTHER,
    id: "ho-so-the-thu-vien",
    procedureCode: "1.900001",
    answers: {
      wish: "borrow",
      behalf: "self",
      reader: elsewhere,
      cardKind: "digital",
      startsOn: "today",
      phone: "0900000078",
    },
    papers: [{ document: "photoPaper", pages: 1 }],
    pictures: ["giay-to"],
    delivery: { method: "electronic" },
    sent: [2, 8],
    then: [
      { at: [2, 9], action: "accept" },
      { at: [2, 10], action: "startProcessing" },
      { at: [2, 14], action: "finish", signedBy: "Giám đốc thư viện", pictures: ["ket-qua"] },
    ],
  },
  {
    ...STUDENT,
    id: "ho-so-the-thu-vien-hai",
    procedureCode: "1.900001",
    answers: {
      wish: "borrow",
      behalf: "self",
      reader: elsewhere,
      cardKind: "digital",
      startsOn: "today",
      phone: "0900000021",
    },
    papers: [{ document: "photoPaper", pages: 1 }],
    pictures: ["giay-to"],
    delivery: { method: "electronic" },
    sent: [1, 8],
    then: [
      { at: [1, 9], action: "accept" },
      {
        at: [1, 10],
        action: "requestSupplement",
        items: [
          { kind: "document", id: "photoPaper", reason: "Ảnh bị mờ, không thấy mặt. Xin chụp lại." },
          { kind: "field", id: "phone", reason: "Số này không gọi được. Xin ghi số khác." },
        ],
      },
    ],
  },
];
