/**
 * The licence of 乙方, for trying everything: the file 授权导入.ini as it was issued. It was signed once, by a key of which
 * only the public half was kept (docs/licence.md); whoever changes a word of it makes a new pair.
 */
export const DEMO_LICENCE = `; 演示授权：仅供试用，不具有法律效力。
[License]
Format=1
Id=DEMO-2025-0001
Product=ibox-terminal
Edition=supplier
IssuedAt=2025-01-01T00:00:00+08:00
NotBefore=2025-01-01
NotAfter=2099-12-31
Issuer=印匠演示 DEMO
[Licensee]
Name=印匠演示乙方供应有限公司
CreditCode=91000000DEMO000000
Project=demo
[Modules]
my-signing=1
seam-seal=1
keyword-seal=1
offline-client=1
Seats=1
[Device]
Binding=none
[Signature]
Algorithm=SM2-SM3
KeyId=sealwright-demo-1
Canon=1
Value=MEUCIQDhVJSTxIVpJYatgohngXH+Fe1FS0sEYlRYtY7H2dCK5wIgDulOxeIG2FPVRHNn2Dcw/qQ7mZI45AfeSBMgGF3yFnU=
`;
