import { Badge } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { HourglassRegular } from "@fluentui/react-icons/svg/hourglass";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../src/contract.ts";
import { standingOf } from "../shell/booking/bookingState.ts";

/** How a booking stands, in a word and a sign. */
export function StandingBadge({ booking }: { readonly booking: Booking }): React.ReactNode {
  const { t } = useTranslation();
  const standing = standingOf(booking.status, booking.calendar);
  const waits = standing === "waiting" || standing === "unanswered";
  const gone = standing === "declined" || standing === "cancelled" || standing === "released";
  return (
    <Badge
      appearance={waits || gone ? "outline" : "tint"}
      color={gone || standing === "completed" ? "informative" : "brand"}
      icon={waits ? <HourglassRegular /> : gone ? <DismissCircleRegular /> : <CheckmarkCircleFilled />}
    >
      {t(`standing.${standing}`)}
    </Badge>
  );
}
