// Every other page of ours can be left in a second too.

import { followLeaving } from "./leaving.js";

followLeaving();
