// What the libraries in the window use and Chromium 114 lacks; nothing else.
import 'core-js/actual/promise/with-resolvers.js';
