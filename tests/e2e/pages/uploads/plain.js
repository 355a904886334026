import { input, place } from "./send.js";
place.append(input());
