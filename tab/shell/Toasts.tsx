import { Link, Toast, ToastBody, ToastFooter, Toaster, ToastTitle, ToastTrigger, useToastController } from "@fluentui/react-components";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { notices, told, type Notice } from "./notices.ts";
import { useValue } from "./useValue.ts";

const toaster = "outcomes";
/** Long enough to read and to reach "Ångra"; what it undoes can be undone later as well, in "Mina platser". */
const shownFor = 10_000;

/** Shows notices as toasts. Loaded when there is a first one. */
export function Toasts(): React.ReactNode {
  const waiting = useValue(notices);
  const { dispatchToast } = useToastController(toaster);
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const notice of waiting) {
      dispatchToast(<Outcome notice={notice} />, {
        intent: notice.intent,
        timeout: notice.intent === "error" ? -1 : shownFor,
        pauseOnHover: true,
        pauseOnWindowBlur: true,
        politeness: notice.intent === "error" ? "assertive" : "polite",
      });
    }
    told(waiting);
  }, [waiting, dispatchToast]);
  return <Toaster toasterId={toaster} position="bottom" limit={3} />;
}

function Outcome({ notice }: { readonly notice: Notice }): React.ReactNode {
  const { t } = useTranslation();
  return (
    <Toast>
      <ToastTitle
        action={
          notice.undo ? undefined : (
            <ToastTrigger>
              <Link>{t("common.close")}</Link>
            </ToastTrigger>
          )
        }
      >
        {notice.title}
      </ToastTitle>
      {notice.body && <ToastBody>{notice.body}</ToastBody>}
      {notice.undo && (
        <ToastFooter>
          <ToastTrigger>
            <Link onClick={notice.undo}>{t("common.undo")}</Link>
          </ToastTrigger>
          <ToastTrigger>
            <Link>{t("common.close")}</Link>
          </ToastTrigger>
        </ToastFooter>
      )}
    </Toast>
  );
}
