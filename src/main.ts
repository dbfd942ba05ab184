import { waitUntilSealed } from './app/seal';

void waitUntilSealed();
