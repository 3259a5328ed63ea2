/** The pieces screens are made of. */
export { Button } from "./Button.tsx";
export { CallLink } from "./CallLink.tsx";
export { Card, LinkCard } from "./Card.tsx";
export { Choice, FieldError, TextArea, TextField } from "./Field.tsx";
export { EmptyState } from "./EmptyState.tsx";
export { ErrorState } from "./ErrorState.tsx";
export { Fold } from "./Fold.tsx";
export { Icon } from "./Icon.tsx";
export type { IconName } from "./icons.ts";
export { Notice, type NoticeKind } from "./Notice.tsx";
export { Screen } from "./Screen.tsx";
export { Sheet } from "./Sheet.tsx";
export { Skeleton } from "./Skeleton.tsx";
export { StatusWord } from "./StatusWord.tsx";
export { Sure } from "./Sure.tsx";
